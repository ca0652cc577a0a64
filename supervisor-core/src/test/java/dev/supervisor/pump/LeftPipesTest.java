package dev.supervisor.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.os.Child;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("Pipes that what children have started still holds")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeftPipesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final PumpBench bench = new PumpBench(Level.INFO, 6);

    LeftPipesTest() {
        bench.files().putDirectory("/var/log");
    }

    /** A process of its own whose child ends after a second and leaves something that writes later. */
    private void leaves(int number) {
        Namespec name = new Namespec("g", "w" + number);
        OutputPlan plan = PumpBench.plan(
                new LogFilePlan("/var/log/out" + number, 0, 0), new LogFilePlan("/var/log/err" + number, 0, 0));
        ChildScript script = ChildScript.exits(0, SECOND)
                .forks(
                        Duration.ofMillis(1),
                        ChildScript.runsForever().writes(SECOND.multipliedBy(150), "late " + number));
        bench.pump.open(name, plan, _ -> {});
        Child child = PumpBench.spawn(bench.kernel, "/bin/w" + number, plan, script);
        bench.pump.attach(name, child.pid(), Optional.of(child.stdout()), child.stderr());
        bench.turn();
        bench.pass(SECOND);
        bench.pump.drain(name, child.pid(), Optional.empty(), _ -> {});
        bench.turn();
    }

    @Test
    void are_read_on_as_many_as_the_descriptors_allow_and_the_newest() {
        for (int i = 1; i <= 3; i++) {
            leaves(i);
        }
        assertThat(bench.held(3)).as("six pipes and the six logs").isEqualTo(12);
        assertThat(bench.log.take()).noneMatch(line -> line.contains("left running"));

        leaves(4);

        assertThat(bench.held(4)).isEqualTo(12);
        assertThat(bench.log.take()).anyMatch(line -> line.contains("processes that w1 (pid 1000) left running"));
        bench.pass(SECOND.multipliedBy(200));
        assertThat(bench.logs())
                .containsEntry("out1", "")
                .containsEntry("out2", "late 2")
                .containsEntry("out4", "late 4");
    }
}

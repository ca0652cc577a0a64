package dev.supervisor.pump;

import static dev.supervisor.pump.PumpBench.BOTH;
import static dev.supervisor.pump.PumpBench.NAME;
import static dev.supervisor.pump.PumpBench.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.os.Child;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pump, behind because a disk hangs,")
class PumpBehindTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MILLI = Duration.ofMillis(1);

    private final PumpBench bench = new PumpBench(Level.INFO);

    private void comesAndGoes(String says) {
        Child child = bench.startUnheard(BOTH, ChildScript.exits(0, MILLI).writes(Duration.ZERO, says));
        bench.kernel.advance(MILLI);
        bench.pump.drain(NAME, child.pid(), Optional.empty(), _ -> {});
        bench.pump.overdue(NAME, child.pid());
    }

    @Test
    void holds_no_pipes_of_children_that_have_come_and_gone_and_logs_what_they_wrote() {
        StringBuilder said = new StringBuilder();
        for (int child = 1; child <= 100; child++) {
            comesAndGoes("child " + child + "\n");
            said.append("child ").append(child).append('\n');
            assertThat(bench.held(child)).isZero();
        }
        bench.turn();

        assertThat(bench.logs()).isEqualTo(Map.of("out", said.toString(), "err", ""));
        assertThat(bench.log.take()).isEmpty();
        assertThat(bench.held(100)).isZero();
    }

    @Test
    void counts_what_they_wrote_beyond_what_it_keeps_for_them_and_says_so_once() {
        for (int child = 1; child <= 4; child++) {
            comesAndGoes("x".repeat(20_000));
        }
        bench.turn();

        assertThat(bench.logs().get("out")).hasSize(60_000);
        assertThat(bench.log.take())
                .containsExactly(
                        "ERRO cannot keep log /var/log/out: too much output waited for it",
                        "ERRO lost 20000 bytes of output for log /var/log/out");
    }

    @Test
    void holds_the_pipes_of_a_grandchild_and_reads_on_where_it_has_left_off() {
        Child child = bench.startUnheard(
                BOTH,
                ChildScript.exits(0, SECOND)
                        .writes(Duration.ZERO, "parent ")
                        .forks(
                                MILLI,
                                ChildScript.exits(0, SECOND.multipliedBy(3)).writes(SECOND, "grandchild")));
        bench.kernel.advance(SECOND);
        bench.pump.drain(NAME, child.pid(), Optional.empty(), _ -> {});
        bench.pump.overdue(NAME, child.pid());
        assertThat(bench.held(1)).isEqualTo(2);

        bench.turn();
        bench.pass(SECOND);
        assertThat(bench.logs()).containsEntry("out", "parent grandchild");
        bench.pass(SECOND.multipliedBy(2));
        assertThat(bench.held(1)).isZero();
    }

    @Test
    void makes_the_events_that_their_output_is() {
        bench.bus.subscribe(_ -> {});
        OutputPlan plan = new OutputPlan(
                new StreamPlan(Optional.of(OUT), false, true, 1000, false), Optional.of(StreamPlan.DISCARD));
        Child child = bench.startUnheard(
                plan,
                ChildScript.exits(0, MILLI)
                        .writes(Duration.ZERO, "a<!--XSUPERVISOR:BEGIN-->hello<!--XSUPERVISOR:END-->b"));
        bench.kernel.advance(MILLI);
        bench.pump.drain(NAME, child.pid(), Optional.empty(), _ -> {});
        bench.pump.overdue(NAME, child.pid());
        bench.turn();

        assertThat(bench.logs()).containsEntry("out", "ab");
        assertThat(bench.toTheLoop).hasSize(4); // one for each piece, and the communication
    }
}

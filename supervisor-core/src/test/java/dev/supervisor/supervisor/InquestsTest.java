package dev.supervisor.supervisor;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.history.Run;
import dev.supervisor.history.Run.MemoryVerdict;
import dev.supervisor.kit.World;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.os.simulated.SimulatedProcessTable;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A SIGKILL that nobody here has sent")
class InquestsTest {
    private final World world = new World()
            .with("/bin/a", ChildScript.runsForever())
            .with(program("a").alone())
            .begun();
    private final SimulatedProcessTable table = world.kernel.processTable();

    private Pid child() {
        return world.process("a").state().pid().orElseThrow();
    }

    private MemoryVerdict verdictWhenKilled() throws SystemException {
        world.pass(Duration.ofSeconds(5));
        world.kernel.host().signal(child(), Signal.KILL, false);
        world.settle();
        return world.process("a").picture().past().runs().stream()
                .flatMap(run -> run.end().stream())
                .map(Run.End::memory)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void is_not_the_kernels_if_it_has_killed_nobody() throws SystemException {
        table.nameMemoryVictims(child());

        assertThat(verdictWhenKilled()).isEqualTo(MemoryVerdict.INNOCENT);
    }

    @Test
    void is_taken_for_the_kernels_if_it_has_killed_somebody_and_its_log_cannot_be_read() throws SystemException {
        table.killForMemory();

        assertThat(verdictWhenKilled()).isEqualTo(MemoryVerdict.GUILTY);
        assertThat(verdictWhenKilled()).isEqualTo(MemoryVerdict.INNOCENT);
    }

    @Test
    void is_the_kernels_if_its_log_names_the_child() throws SystemException {
        table.killForMemory();
        table.killForMemory();
        table.nameMemoryVictims(new Pid(9999), child());

        assertThat(verdictWhenKilled()).isEqualTo(MemoryVerdict.GUILTY);
    }

    @Test
    void is_not_the_kernels_if_its_log_names_others_only() throws SystemException {
        table.killForMemory();
        table.nameMemoryVictims(new Pid(9999));

        assertThat(verdictWhenKilled()).isEqualTo(MemoryVerdict.INNOCENT);
    }

    @Test
    void is_taken_for_the_kernels_if_its_log_has_forgotten_all() throws SystemException {
        table.killForMemory();
        table.nameMemoryVictims();

        assertThat(verdictWhenKilled()).isEqualTo(MemoryVerdict.GUILTY);
    }
}

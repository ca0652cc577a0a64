package dev.supervisor.supervisor;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.kit.World;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A signal to the daemon")
class SignalDeskTest {
    private final World world = new World();

    @ParameterizedTest
    @CsvSource({"15, SIGTERM", "2, SIGINT", "3, SIGQUIT"})
    void that_asks_it_to_exit_shuts_it_down(int number, String name) {
        world.begun();

        world.kernel.signalDaemon(new Signal(number));
        world.settle();

        assertEquals(List.of("WARN received " + name + " indicating exit request"), world.said());
        assertEquals(List.of(SupervisorStateCode.SHUTDOWN), world.ends);
    }

    @Test
    void that_came_before_the_first_turn_is_not_lost() {
        world.kernel.signalDaemon(Signal.TERM);

        world.begun();

        assertEquals(List.of(SupervisorStateCode.SHUTDOWN), world.ends);
    }

    @Test
    void HUP_restarts_it() {
        world.begun();

        world.kernel.signalDaemon(Signal.HUP);
        world.settle();

        assertEquals(List.of("WARN received SIGHUP indicating restart request"), world.said());
        assertEquals(List.of(SupervisorStateCode.RESTARTING), world.ends);
    }

    @Test
    void HUP_changes_nothing_while_something_stands_in_the_way_of_a_restart() {
        world.with("/bin/cat", ChildScript.runsForever())
                .with(program("cat").alone())
                .begun();
        world.obstacleToRestart = Optional.of("the file is broken");

        world.kernel.signalDaemon(Signal.HUP);
        world.settle();
        assertEquals(SupervisorStateCode.RUNNING, world.supervisor.state());
        assertThat(world.kernel.living()).hasSize(1);

        world.obstacleToRestart = Optional.empty();
        world.kernel.signalDaemon(Signal.HUP);
        world.settle();
        assertEquals(List.of(SupervisorStateCode.RESTARTING), world.ends);
    }

    @Test
    void HUP_is_ignored_once_it_shuts_down() {
        world.with("/bin/cat", ChildScript.runsForever().ignores(Signal.TERM))
                .with(program("cat").alone())
                .begun();
        world.kernel.signalDaemon(Signal.TERM);
        world.settle();

        world.kernel.signalDaemon(Signal.HUP);
        world.settle();

        assertThat(world.said()).contains("WARN ignored SIGHUP indicating restart request (shutdown in progress)");
        assertEquals(SupervisorStateCode.SHUTDOWN, world.supervisor.state());
    }

    @Test
    void USR2_has_all_logs_opened_anew() {
        world.begun();

        world.kernel.signalDaemon(Signal.USR2);
        world.settle();

        assertEquals(List.of("INFO received SIGUSR2 indicating log reopen request"), world.said());
        assertEquals(1, world.reopenings);
        assertEquals(1, world.pump.reopenings);
    }

    @Test
    void CHLD_reaps_orphans_and_never_a_child_of_ours() {
        world.kernel.adoptOrphans(true);
        world.with(
                        "/bin/cat",
                        ChildScript.exits(0, Duration.ofSeconds(2))
                                .forks(Duration.ofSeconds(1), ChildScript.exits(7, Duration.ofSeconds(5))))
                .with(program("cat").autorestart(Autorestart.NEVER).alone())
                .begun();

        world.pass(Duration.ofSeconds(10));

        assertThat(world.log).contains("DEBG received SIGCHLD indicating a child quit");
        assertThat(world.said())
                .containsSubsequence(
                        "INFO exited: cat (exit status 0; expected)", "INFO reaped unknown pid 1001 (exit status 7)")
                .doesNotContain("INFO reaped unknown pid 1000 (exit status 0)");
        assertEquals(List.of(), world.kernel.processes().stream().toList());
    }
}

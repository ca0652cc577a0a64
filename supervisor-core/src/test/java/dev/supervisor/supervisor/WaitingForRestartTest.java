package dev.supervisor.supervisor;

import static dev.supervisor.kit.ProgramBuilder.group;
import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.kit.World;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.spec.RestartSpec;
import dev.supervisor.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A process that waits for its next start")
class WaitingForRestartTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PAUSE = SECOND.multipliedBy(8);

    private final World world = new World();

    /** It has ended two seconds after its start and is started again after eight. */
    @BeforeEach
    void ended() {
        world.with("/bin/cat", ChildScript.exits(1, SECOND.multipliedBy(2)))
                .with(group("g", 1, cat(Autorestart.UNEXPECTED)))
                .begun();
        world.pass(SECOND.multipliedBy(2));
        world.events.clear();
        world.log.clear();
    }

    private static ProgramBuilder cat(Autorestart autorestart) {
        return program("cat")
                .autorestart(autorestart)
                .restart(new RestartSpec(PAUSE, false, Optional.empty(), Duration.ZERO, false));
    }

    private Subprocess cat() {
        return world.process("g", "cat");
    }

    @Test
    void is_EXITED_and_tells_when_that_is() {
        Deadline due = world.now().plus(PAUSE);

        assertThat(cat().state().code()).isEqualTo(ProcessStateCode.EXITED);
        assertThat(cat().picture().nextStart()).contains(due);
        world.pass(PAUSE);
        assertThat(cat().state().code()).isEqualTo(ProcessStateCode.STARTING);
        assertThat(cat().picture().nextStart()).isEmpty();
    }

    @Test
    void tells_it_in_BACKOFF_too_and_nothing_once_it_is_given_up() {
        world.kernel.install("/bin/cat", ChildScript.exits(1, Duration.ZERO));
        world.pass(PAUSE);
        assertThat(cat().state().code()).isEqualTo(ProcessStateCode.BACKOFF);
        assertThat(cat().picture().nextStart()).contains(world.now().plus(PAUSE));

        world.pass(PAUSE.multipliedBy(4));

        assertThat(cat().state().code()).isEqualTo(ProcessStateCode.FATAL);
        assertThat(cat().picture().nextStart()).isEmpty();
    }

    @Test
    void is_STOPPED_by_a_stop_and_not_started_any_more() {
        assertThat(cat().stop(world.now())).isEmpty();

        assertThat(cat().state().code()).isEqualTo(ProcessStateCode.STOPPED);
        world.pass(PAUSE.multipliedBy(2));
        assertThat(world.events)
                .extracting(event -> event.payload().strip())
                .containsExactly("processname:cat groupname:g from_state:EXITED pid:0");
        assertThat(world.said()).containsExactly("INFO stopped: cat (was waiting for its next start)");
        assertThat(cat().stop(world.now())).contains("attempted to kill cat with sig SIGTERM but it wasn't running");
    }

    @Test
    void waits_no_longer_once_its_autorestart_is_false() throws Exception {
        change(Autorestart.NEVER);

        assertThat(cat().picture().nextStart()).isEmpty();
        world.pass(PAUSE.multipliedBy(2));
        assertThat(cat().state().code()).isEqualTo(ProcessStateCode.EXITED);
        assertThat(world.events).isEmpty();
    }

    @Test
    void waits_on_if_another_option_changes() throws Exception {
        Optional<Deadline> due = cat().picture().nextStart();

        change(Autorestart.ALWAYS);

        assertThat(cat().picture().nextStart()).isEqualTo(due).isPresent();
        world.pass(PAUSE);
        assertThat(cat().state().code()).isEqualTo(ProcessStateCode.STARTING);
    }

    @Test
    void is_not_started_in_a_shutdown_and_says_so() {
        world.supervisor.shutDown();

        assertThat(cat().picture().nextStart()).isEmpty();
        world.pass(PAUSE);
        assertThat(world.eventNames()).containsExactly("SUPERVISOR_STATE_CHANGE_STOPPING");
    }

    private void change(Autorestart autorestart) throws Exception {
        PreparedGroup nothingNew = world.supervisor.preparation().prepare(group("g", 1));
        assertThat(world.supervisor.changeGroup(
                        world.supervisor.group("g").orElseThrow(),
                        group("g", 1, cat(autorestart)),
                        nothingNew,
                        world.now()))
                .isTrue();
    }
}

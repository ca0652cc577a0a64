package dev.supervisor.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.process.Attempts;
import dev.supervisor.process.EndKind;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessEffect.Announce;
import dev.supervisor.process.ProcessState;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The payload of an event")
class EventPayloadTest {
    private static final Namespec NAME = new Namespec("g", "p");
    private static final Pid PID = new Pid(63);
    private static final Deadline LATER = new Deadline(1);

    private static final ProcessState STOPPED = new ProcessState.Stopped(Attempts.NONE);
    private static final ProcessState STARTING =
            new ProcessState.Starting(PID, new Now(0, Instant.EPOCH), LATER, Attempts.NONE);
    private static final ProcessState RUNNING = new ProcessState.Running(PID, new Now(0, Instant.EPOCH), Attempts.NONE);
    private static final ProcessState BACKOFF = new ProcessState.Backoff(LATER, new Attempts(2, 0));
    private static final ProcessState STOPPING = new ProcessState.Stopping(PID, LATER, Attempts.NONE);

    @Nested
    class OfAProcessStateEvent {

        @Test
        void counts_the_tries_when_starting_and_backing_off() {
            assertThat(payload(STOPPED, new ProcessState.Spawning(Attempts.NONE)))
                    .isEqualTo("PROCESS_STATE_STARTING processname:p groupname:g from_state:STOPPED tries:0");
            assertThat(payload(BACKOFF, new ProcessState.Spawning(new Attempts(2, 0))))
                    .isEqualTo("PROCESS_STATE_STARTING processname:p groupname:g from_state:BACKOFF tries:2");
            assertThat(payload(new ProcessState.Spawning(new Attempts(1, 0)), BACKOFF))
                    .isEqualTo("PROCESS_STATE_BACKOFF processname:p groupname:g from_state:STARTING tries:2");
        }

        @Test
        void names_the_child_when_running_and_stopping() {
            assertThat(payload(STARTING, RUNNING))
                    .isEqualTo("PROCESS_STATE_RUNNING processname:p groupname:g from_state:STARTING pid:63");
            assertThat(payload(RUNNING, STOPPING))
                    .isEqualTo("PROCESS_STATE_STOPPING processname:p groupname:g from_state:RUNNING pid:63");
        }

        @Test
        void names_the_child_that_was_stopped_or_pid_0_out_of_backoff() {
            assertThat(payload(STOPPING, STOPPED))
                    .isEqualTo("PROCESS_STATE_STOPPED processname:p groupname:g from_state:STOPPING pid:63");
            assertThat(payload(BACKOFF, STOPPED))
                    .isEqualTo("PROCESS_STATE_STOPPED processname:p groupname:g from_state:BACKOFF pid:0");
        }

        @Test
        void says_whether_an_exit_was_expected() {
            assertThat(payload(RUNNING, exited(0, EndKind.EXPECTED)))
                    .isEqualTo("PROCESS_STATE_EXITED processname:p groupname:g from_state:RUNNING expected:1 pid:63");
            assertThat(payload(RUNNING, exited(1, EndKind.UNEXPECTED)))
                    .isEqualTo("PROCESS_STATE_EXITED processname:p groupname:g from_state:RUNNING expected:0 pid:63");
        }

        @Test
        void has_nothing_to_add_when_fatal_or_unknown() {
            assertThat(payload(BACKOFF, new ProcessState.Fatal()))
                    .isEqualTo("PROCESS_STATE_FATAL processname:p groupname:g from_state:BACKOFF");
            assertThat(payload(STOPPING, new ProcessState.Unknown(Optional.of(PID))))
                    .isEqualTo("PROCESS_STATE_UNKNOWN processname:p groupname:g from_state:STOPPING");
        }

        @Test
        void is_not_made_of_a_change_that_clients_do_not_see() {
            assertThatThrownBy(() -> payload(new ProcessState.Spawning(Attempts.NONE), STARTING))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        private static ProcessState exited(int code, EndKind kind) {
            return new ProcessState.Exited(new WaitStatus.ExitedWith(code), kind, Optional.empty(), Attempts.NONE);
        }

        private static String payload(ProcessState from, ProcessState to) {
            return shown(ProcessStateEvent.of(NAME, new Announce(from, to)));
        }
    }

    @Test
    void of_a_piece_of_output_has_its_channel_and_the_text_after_the_first_line() {
        var text = OutputText.of("Hello Wörld\n".getBytes(StandardCharsets.UTF_8));

        assertThat(shown(new ProcessLogEvent.Stdout(NAME, PID, text)))
                .isEqualTo("PROCESS_LOG_STDOUT processname:p groupname:g pid:63 channel:stdout\nHello Wörld\n");
        assertThat(shown(new ProcessLogEvent.Stderr(NAME, PID, text)))
                .isEqualTo("PROCESS_LOG_STDERR processname:p groupname:g pid:63 channel:stderr\nHello Wörld\n");
    }

    @Test
    void of_output_that_is_not_utf_8_throughout_shows_its_bytes() {
        var text = OutputText.of(new byte[] {'e', 'r', 'r', (byte) 0x88});

        assertThat(shown(new ProcessLogEvent.Stderr(NAME, PID, text)))
                .isEqualTo(
                        "PROCESS_LOG_STDERR processname:p groupname:g pid:63 channel:stderr\nUndecodable: b'err\\x88'");
    }

    @Test
    void of_captured_output_has_no_channel() {
        assertThat(shown(new ProcessCommunicationEvent.Stdout(NAME, PID, new OutputText("x"))))
                .isEqualTo("PROCESS_COMMUNICATION_STDOUT processname:p groupname:g pid:63\nx");
        assertThat(shown(new ProcessCommunicationEvent.Stderr(NAME, PID, new OutputText("x"))))
                .isEqualTo("PROCESS_COMMUNICATION_STDERR processname:p groupname:g pid:63\nx");
    }

    @Test
    void of_what_a_client_sent_has_its_type_before_its_data() {
        assertThat(shown(new RemoteCommunication("a type", "data")))
                .isEqualTo("REMOTE_COMMUNICATION type:a type\ndata");
    }

    @Test
    void of_the_daemons_own_state_is_empty() {
        assertThat(shown(new SupervisorStateChange.Running())).isEqualTo("SUPERVISOR_STATE_CHANGE_RUNNING ");
        assertThat(shown(new SupervisorStateChange.Stopping())).isEqualTo("SUPERVISOR_STATE_CHANGE_STOPPING ");
    }

    @Test
    void of_a_tick_is_the_time_in_seconds() {
        var when = Instant.ofEpochSecond(1201063880);

        assertThat(shown(new TickEvent.Tick5(when))).isEqualTo("TICK_5 when:1201063880");
        assertThat(shown(new TickEvent.Tick60(when))).isEqualTo("TICK_60 when:1201063880");
        assertThat(shown(new TickEvent.Tick3600(when))).isEqualTo("TICK_3600 when:1201063880");
    }

    @Test
    void of_a_group_ends_its_line() {
        assertThat(shown(new ProcessGroupEvent.Added("g"))).isEqualTo("PROCESS_GROUP_ADDED groupname:g\n");
        assertThat(shown(new ProcessGroupEvent.Removed("g"))).isEqualTo("PROCESS_GROUP_REMOVED groupname:g\n");
    }

    private static String shown(SupervisorEvent event) {
        return EventTypes.nameOf(event) + " " + event.payload();
    }
}

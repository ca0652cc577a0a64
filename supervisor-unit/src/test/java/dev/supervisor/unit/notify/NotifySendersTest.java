package dev.supervisor.unit.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.Pid;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("NotifyAccess=")
class NotifySendersTest {
    private static final String FROM_9 = "Got notification message from PID 9, but reception ";
    private static final Optional<Pid> MAIN = Optional.of(new Pid(1));
    private static final Optional<Pid> CONTROL = Optional.of(new Pid(2));
    private static final Optional<Pid> NONE = Optional.empty();

    private static String refusal(NotifySenders senders, int sender, Optional<Pid> main, Optional<Pid> control) {
        return senders.refusal(new Pid(sender), main, control).orElse("");
    }

    @Test
    void none_hears_nobody() {
        assertThat(refusal(NotifySenders.NONE, 9, MAIN, CONTROL)).isEqualTo(FROM_9 + "is disabled.");
        assertThat(refusal(NotifySenders.NONE, 1, MAIN, CONTROL)).isNotEmpty();
    }

    @Test
    void main_hears_the_main_process() {
        assertThat(refusal(NotifySenders.MAIN, 1, MAIN, CONTROL)).isEmpty();
        assertThat(refusal(NotifySenders.MAIN, 9, MAIN, NONE)).isEqualTo(FROM_9 + "only permitted for main PID 1");
        assertThat(refusal(NotifySenders.MAIN, 9, NONE, CONTROL))
                .isEqualTo(FROM_9 + "only permitted for main PID which is currently not known");
    }

    @Test
    void exec_hears_commands_too() {
        assertThat(refusal(NotifySenders.EXEC, 1, MAIN, CONTROL)).isEmpty();
        assertThat(refusal(NotifySenders.EXEC, 2, MAIN, CONTROL)).isEmpty();
        assertThat(refusal(NotifySenders.EXEC, 9, MAIN, CONTROL))
                .isEqualTo(FROM_9 + "only permitted for main PID 1 and control PID 2");
        assertThat(refusal(NotifySenders.EXEC, 9, NONE, CONTROL))
                .isEqualTo(FROM_9 + "only permitted for control PID 2");
        assertThat(refusal(NotifySenders.EXEC, 9, NONE, NONE))
                .isEqualTo(FROM_9 + "only permitted for main PID and control PID which are currently not known");
    }

    @Test
    void all_hears_everybody() {
        assertThat(refusal(NotifySenders.ALL, 9, NONE, NONE)).isEmpty();
    }

    @Test
    void gives_the_socket_to_those_it_hears() {
        assertThat(NotifySenders.values()).filteredOn(NotifySenders::hearsMain).doesNotContain(NotifySenders.NONE);
        assertThat(NotifySenders.values())
                .filteredOn(NotifySenders::hearsControl)
                .containsExactly(NotifySenders.EXEC, NotifySenders.ALL);
    }
}

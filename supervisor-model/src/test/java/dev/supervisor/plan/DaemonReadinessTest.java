package dev.supervisor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.history.Run.Manner;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The readiness of the daemon")
class DaemonReadinessTest {
    private static boolean waits(ProcessStateCode state, boolean everStarted, Optional<Manner> lastEnd) {
        return DaemonReadiness.isWaitedFor(true, state, everStarted, lastEnd);
    }

    @Test
    void waits_for_a_process_that_was_never_started_and_not_for_one_that_somebody_has_stopped() {
        assertThat(waits(ProcessStateCode.STOPPED, false, Optional.empty())).isTrue();
        assertThat(waits(ProcessStateCode.STOPPED, true, Optional.of(Manner.STOPPED)))
                .isFalse();
    }

    @Test
    void waits_for_a_process_that_ended_as_it_should_not_have() {
        assertThat(waits(ProcessStateCode.EXITED, true, Optional.of(Manner.UNEXPECTED)))
                .isTrue();
        assertThat(waits(ProcessStateCode.EXITED, true, Optional.of(Manner.EXPECTED)))
                .isFalse();
    }

    @Test
    void waits_for_no_process_without_autostart() {
        assertThat(DaemonReadiness.isWaitedFor(false, ProcessStateCode.FATAL, true, Optional.empty()))
                .isFalse();
        assertThat(waits(ProcessStateCode.FATAL, true, Optional.empty())).isTrue();
    }
}

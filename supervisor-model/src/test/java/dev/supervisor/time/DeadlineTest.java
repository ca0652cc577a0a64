package dev.supervisor.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A deadline")
class DeadlineTest {
    private final Now now = new Now(Long.MAX_VALUE - 5, Instant.EPOCH);

    @Test
    void is_due_at_its_instant_and_not_before() {
        Deadline deadline = new Deadline(10);

        assertThat(deadline.isDue(new Now(9, Instant.EPOCH))).isFalse();
        assertThat(deadline.isDue(new Now(10, Instant.EPOCH))).isTrue();
    }

    @Test
    void lies_ahead_also_where_the_clock_wraps_around() {
        assertThat(now.plus(Duration.ofNanos(10)).isDue(now)).isFalse();
        assertThat(now.plus(Duration.ofNanos(10)).remaining(now)).isEqualTo(Duration.ofNanos(10));
    }

    @Test
    void lies_ahead_however_long_the_delay_is() {
        assertThat(now.plus(Duration.ofSeconds(Long.MAX_VALUE)).isDue(now)).isFalse();
    }

    @Test
    void at_once_is_due_where_there_is_something_to_do_and_is_none_elsewhere() {
        assertThat(now.atOnce().isDue(now)).isTrue();
        assertThat(now.atOnce().isDue(new Now(now.monotonicNanos() - 1, Instant.EPOCH)))
                .isFalse();
        assertThat(Deadline.atOnceIf(true, now)).contains(now.atOnce());
        assertThat(Deadline.atOnceIf(false, now)).isEmpty();
    }
}

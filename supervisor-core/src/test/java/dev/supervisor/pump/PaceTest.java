package dev.supervisor.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pipe")
class PaceTest {
    private static final int CAPACITY = 1024;

    private final Pace pace = new Pace();

    @Test
    void that_was_quiet_is_read_again_as_soon_as_there_is_something() {
        assertThat(restAfter(1, 0)).isZero();
        assertThat(restAfter(1, 600)).isZero();
        assertThat(restAfter(1, 1_200)).isZero();
    }

    @Test
    void that_was_just_read_and_gives_little_is_left_alone_for_half_a_millisecond() {
        restAfter(1, 0);

        assertThat(restAfter(1, 599)).isEqualTo(micros(500));
        assertThat(restAfter(127, 1_198)).isEqualTo(micros(500));
    }

    @Test
    void that_gives_more_is_left_alone_for_half_as_long() {
        restAfter(1, 0);

        assertThat(restAfter(128, 100)).isEqualTo(micros(250));
        assertThat(restAfter(511, 350)).isEqualTo(micros(250));
    }

    @Test
    void that_is_half_full_is_never_left_alone() {
        restAfter(1, 0);

        assertThat(restAfter(512, 1)).isZero();
        assertThat(restAfter(1024, 2)).isZero();
    }

    private Duration restAfter(int bytes, int atMicros) {
        return pace.restAfter(bytes, CAPACITY, new Now(micros(atMicros).toNanos(), Instant.EPOCH));
    }

    private static Duration micros(int micros) {
        return Duration.ofNanos(1_000L * micros);
    }
}

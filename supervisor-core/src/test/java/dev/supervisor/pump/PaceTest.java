package dev.supervisor.pump;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pipe")
class PaceTest {
    private static final int CAPACITY = 1024;

    private Optional<Duration> lastRead = Optional.empty();

    @Test
    void that_was_quiet_is_read_again_as_soon_as_there_is_something() {
        assertThat(restAfter(1, 0)).isZero();
        assertThat(restAfter(1, 600)).isZero();
        assertThat(restAfter(1, 1_200)).isZero();
    }

    @Test
    void that_was_just_read_is_left_alone_for_as_long_as_half_of_it_takes_to_fill_less_the_time_that_waking_takes() {
        restAfter(1, 0);

        assertThat(restAfter(512, 200)).isEqualTo(micros(140));
        assertThat(restAfter(256, 300)).isEqualTo(micros(140));
        assertThat(restAfter(1024, 660)).isEqualTo(micros(120));
    }

    @Test
    void that_gives_little_is_left_alone_for_half_a_millisecond_at_most() {
        restAfter(1, 0);

        assertThat(restAfter(512, 559)).isEqualTo(micros(499));
        assertThat(restAfter(512, 1_119)).isEqualTo(micros(500));
        assertThat(restAfter(1, 1_718)).isEqualTo(micros(500));
        assertThat(restAfter(1, 2_318)).isZero();
    }

    @Test
    void that_was_not_read_for_long_and_gives_much_is_left_alone_too_as_others_were_read_meanwhile() {
        restAfter(1, 0);

        assertThat(restAfter(512, 600)).isEqualTo(micros(500));
        assertThat(restAfter(511, 1_200)).isZero();
    }

    @Test
    void that_fills_too_fast_to_be_left_alone_is_not() {
        restAfter(1, 0);

        assertThat(restAfter(512, 120)).isEqualTo(micros(60));
        assertThat(restAfter(512, 239)).isZero();
        assertThat(restAfter(1024, 477)).isZero();
    }

    @Test
    void whose_child_had_to_wait_is_left_alone_for_less_each_time() {
        restAfter(1, 0);

        assertThat(restAfter(1024, 500)).isEqualTo(micros(190));
        assertThat(restAfter(1024, 750)).isEqualTo(micros(65));
        assertThat(restAfter(1024, 875)).isZero();
    }

    private Duration restAfter(int bytes, int atMicros) {
        Optional<Duration> since = lastRead.map(micros(atMicros)::minus);
        lastRead = Optional.of(micros(atMicros));
        return Pace.restAfter(bytes, CAPACITY, since);
    }

    private static Duration micros(int micros) {
        return Duration.ofNanos(1_000L * micros);
    }
}

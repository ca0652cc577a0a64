package dev.supervisor.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pipe of 1024 bytes for whose events there is no room")
class PatienceTest {
    private static final int CAPACITY = 1024;

    @Test
    void can_wait_for_fifty_milliseconds_as_long_as_nobody_knows_how_fast_it_fills() {
        assertThat(Patience.after(1024, CAPACITY, Optional.empty())).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void can_wait_until_it_would_be_half_full_if_its_child_went_on_like_that() {
        assertThat(after(512, 3_000)).isEqualTo(Duration.ofMillis(3));
        assertThat(after(256, 10_000)).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void can_wait_for_two_milliseconds_however_fast_it_fills() {
        assertThat(after(512, 2_001)).isEqualTo(Duration.ofNanos(2_001_000));
        assertThat(after(1024, 1)).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void can_wait_for_fifty_milliseconds_at_most_however_slowly_it_fills() {
        assertThat(after(10, 1_000)).isEqualTo(Duration.ofMillis(50));
        assertThat(after(1, Long.MAX_VALUE / 1000)).isEqualTo(Duration.ofMillis(50));
    }

    private static Duration after(int bytes, long micros) {
        return Patience.after(bytes, CAPACITY, Optional.of(Duration.ofNanos(micros * 1000)));
    }
}

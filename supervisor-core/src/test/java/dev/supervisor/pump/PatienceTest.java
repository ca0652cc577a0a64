package dev.supervisor.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pipe of 1024 bytes for whose events there is no room")
class PatienceTest {
    private final Patience patience = new Patience(1024);

    @Test
    void can_wait_for_fifty_milliseconds_as_long_as_nobody_knows_how_fast_it_fills() {
        assertThat(patience.longestWait()).isEqualTo(Duration.ofMillis(50));

        read(1024, 0);

        assertThat(patience.longestWait()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void can_wait_until_it_would_be_half_full_if_its_child_went_on_like_that() {
        read(1, 0);
        read(512, 3_000);
        assertThat(patience.longestWait()).isEqualTo(Duration.ofMillis(3));

        read(256, 13_000);
        assertThat(patience.longestWait()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void can_wait_for_two_milliseconds_however_fast_it_fills() {
        read(1, 0);
        read(512, 2_001);
        assertThat(patience.longestWait()).isEqualTo(Duration.ofNanos(2_001_000));

        read(1024, 2_002);
        assertThat(patience.longestWait()).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void can_wait_for_fifty_milliseconds_at_most_however_slowly_it_fills() {
        read(1, 0);
        read(10, 1_000);
        assertThat(patience.longestWait()).isEqualTo(Duration.ofMillis(50));

        read(1, Long.MAX_VALUE / 1000);
        assertThat(patience.longestWait()).isEqualTo(Duration.ofMillis(50));
    }

    private void read(int bytes, long micros) {
        patience.read(bytes, new Now(micros * 1000, Instant.EPOCH));
    }
}

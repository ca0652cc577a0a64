package dev.supervisor.unit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The limit of starts")
class StartWindowTest {
    private final StartWindow twice = new StartWindow(Duration.ofSeconds(10), 2);

    private static Now at(long millis) {
        return new Now(millis * 1_000_000, Instant.ofEpochMilli(millis));
    }

    /** Starts at these times; the number of those that were allowed before the first that was not. */
    private static int allowed(StartWindow window, long... times) {
        StartWindow.Count count = StartWindow.Count.NONE;
        int allowed = 0;
        for (long time : times) {
            Optional<StartWindow.Count> next = window.start(count, at(time));
            if (next.isEmpty()) {
                return allowed;
            }
            count = next.get();
            allowed++;
        }
        return allowed;
    }

    @Test
    void is_the_burst_within_the_interval_its_end_included() {
        assertThat(allowed(twice, 0, 1, 2)).isEqualTo(2);
        assertThat(allowed(twice, 0, 1, 10_000)).isEqualTo(2);
        assertThat(allowed(twice, 0, 1, 10_001)).isEqualTo(3);
    }

    @Test
    void begins_anew_with_the_first_start_after_the_interval() {
        assertThat(allowed(twice, 0, 9000, 10_001, 11_000, 12_000)).isEqualTo(4);
        assertThat(allowed(twice, 0, 30_000, 39_000, 40_000)).isEqualTo(3);
    }

    @Test
    void is_none_without_an_interval_or_a_burst() {
        assertThat(allowed(new StartWindow(Duration.ZERO, 1), 0, 0, 0, 0)).isEqualTo(4);
        assertThat(allowed(new StartWindow(Duration.ofSeconds(1), 0), 0, 0, 0, 0))
                .isEqualTo(4);
    }
}

package dev.supervisor.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line of the activity log")
class LineFormatTest {
    private final LineFormat format = new LineFormat(ZoneId.of("Europe/Berlin"));

    @Test
    void has_local_time_and_milliseconds_cut_off_after_a_comma() {
        assertThat(format.head(Instant.parse("2026-01-01T23:59:59.9999Z"), "INFO"))
                .isEqualTo("2026-01-02 00:59:59,999 INFO ");
        assertThat(format.head(Instant.parse("2026-01-02T00:00:00.007Z"), "CRIT"))
                .isEqualTo("2026-01-02 01:00:00,007 CRIT ");
    }

    @Test
    void follows_the_clock_through_summer_time() {
        assertThat(format.head(Instant.parse("2026-03-29T00:59:59Z"), "INFO"))
                .isEqualTo("2026-03-29 01:59:59,000 INFO ");
        assertThat(format.head(Instant.parse("2026-03-29T01:00:00Z"), "INFO"))
                .isEqualTo("2026-03-29 03:00:00,000 INFO ");
    }
}

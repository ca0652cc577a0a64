package dev.supervisor.api.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A zone that is said to be so many hours from Greenwich")
class PosixZoneTest {

    @ParameterizedTest
    @CsvSource({
        "GMT+5,-05:00",
        "GMT-8,+08:00",
        "GMT8,-08:00",
        ":GMT-1,+01:00",
        "GMT-05:30,+05:30",
        "GMT+3:00:30,-03:00:30"
    })
    void is_west_of_it_where_the_number_is_positive(String tz, String offset) {
        assertThat(PosixZone.of(tz)).contains(ZoneOffset.of(offset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UTC", "Europe/Berlin", "GMT", "Etc/GMT+5", "CET-1CEST,M3.5.0,M10.5.0/3", "GMT+99"})
    void is_left_to_java_where_it_is_said_otherwise(String tz) {
        assertThat(PosixZone.of(tz)).isEmpty();
    }

    @Test
    void is_no_further_than_eighteen_hours() {
        assertThat(PosixZone.of("GMT-18")).contains(ZoneOffset.ofHours(18));
        assertThat(PosixZone.of("GMT-19")).isEmpty();
    }
}

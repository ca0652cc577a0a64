package dev.supervisor.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The line of a status")
class StatusLineTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0:00:00",
        "34, 0:00:34",
        "3599, 0:59:59",
        "3600, 1:00:00",
        "86399, 23:59:59",
        "86400, '1 day, 0:00:00'",
        "86405, '1 day, 0:00:05'",
        "183845, '2 days, 3:04:05'",
        "-1, 0:00:00"
    })
    void tells_an_uptime_as_Python_prints_it(int seconds, String printed) {
        assertEquals(printed, StatusLine.uptime(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T03:43:59Z, Nov 22 04:43 AM",
        "2026-11-21T23:05:00Z, Nov 22 12:05 AM",
        "2026-11-22T11:00:00Z, Nov 22 12:00 PM",
        "2026-07-01T11:00:00Z, Jul 01 01:00 PM"
    })
    void tells_the_time_of_an_end_in_the_local_zone(Instant end, String printed) {
        assertEquals(printed, StatusLine.stopTime((int) end.getEpochSecond(), ZoneId.of("Europe/Berlin")));
    }
}

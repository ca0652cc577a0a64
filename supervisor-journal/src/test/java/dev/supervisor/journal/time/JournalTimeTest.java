package dev.supervisor.journal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Most rows were answered by {@code systemd-analyze timestamp} and {@code timespan} of systemd 252. */
@DisplayName("The time of a journal")
class JournalTimeTest {
    private static final long NOW = 1_796_001_342_249_070L;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-30                  | 1795996800000000",
                "2026-11-30 10:00            | 1796032800000000",
                "10:00                       | 1796032800000000",
                "today                       | 1795996800000000",
                "yesterday                   | 1795910400000000",
                "tomorrow                    | 1796083200000000",
                "now                         | 1796001342249070",
                "+5min                       | 1796001642249070",
                "-5min                       | 1796001042249070",
                "5 min ago                   | 1796001042249070",
                "5 min left                  | 1796001642249070",
                "Mon 2026-11-30 10:00:00 UTC | 1796032800000000",
                "Monday, 2026-11-30          | 1795996800000000",
                "@1700000000                 | 1700000000000000",
                "@1700000000.25              | 1700000000250000",
                "26-11-30                    | 1795996800000000",
                "2026-11-30 10:00:00.5       | 1796032800500000",
                "1 hour ago                  | 1795997742249070",
                "2 weeks ago                 | 1794791742249070",
                "-1w                         | 1795396542249070",
                "2026-11-30 00:00 Asia/Tokyo | 1795964400000000",
                "today Asia/Tokyo            | 1795964400000000",
            })
    void is_read_from_all_forms(String text, long micros) {
        assertThat(new JournalTime(NOW, ZoneOffset.UTC).parse(text)).isEqualTo(OptionalLong.of(micros));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frob",
                "",
                " ",
                "Tue 2026-11-30",
                "2026-11-30T10:00:00",
                "2026-13-01",
                "2026-02-30",
                "24:00",
                "10:60",
                "+",
                "-frob",
                "ago",
                "5x ago",
                "@",
                "2026-11-30 10:00 11:00",
                "2026-11-30 Nowhere/City",
            })
    void is_no_other_text(String text) {
        assertThat(new JournalTime(NOW, ZoneOffset.UTC).parse(text)).isEmpty();
    }

    @Test
    void is_that_of_the_zone_with_its_summer() {
        JournalTime berlin = new JournalTime(NOW, ZoneId.of("Europe/Berlin"));

        assertThat(berlin.parse("2026-07-01 12:00")).hasValue(1_782_900_000_000_000L);
        assertThat(berlin.parse("2026-12-01 12:00")).hasValue(1_796_122_800_000_000L);
        assertThat(berlin.parse("2026-12-01 12:00 UTC")).hasValue(1_796_126_400_000_000L);
        assertThat(berlin.parse("today")).hasValue(1_795_993_200_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5000000",
        "5s, 5000000",
        "5 s, 5000000",
        "5min, 300000000",
        "1h 30min, 5400000000",
        "1d, 86400000000",
        "2w, 1209600000000",
        "1M, 2629800000000",
        "1y, 31557600000000",
        "1month, 2629800000000",
        "500ms, 500000",
        "100us, 100",
        "1.5h, 5400000000",
        "0, 0",
        "5 m, 300000000",
        "2 h, 7200000000",
        "2hours, 7200000000",
        "1w3d, 864000000000",
        "3sec, 3000000",
        "3seconds, 3000000",
        "3\u00b5s, 3",
        "3\u03bcs, 3",
        "1hr, 3600000000",
        "5.5, 5500000",
        ".5, 500000"
    })
    void has_spans_of_many_units(String text, long micros) {
        assertThat(SpanText.parse(text)).hasValue(micros);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "5x", "s", "1..5", "-1", "5 min x", "99999999999y"})
    void has_no_other_spans(String text) {
        assertThat(SpanText.parse(text)).isEmpty();
    }

    @Test
    void answers_any_text_without_failing() {
        String letters = "0123456789:-+@. agolefttodaynowMonUTCymwhsu/";
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(24); left > 0; left--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(new JournalTime(NOW, ZoneOffset.UTC).parse(text.toString()))
                    .as("seed %d: %s", seed, text)
                    .isNotNull();
        }
    }
}

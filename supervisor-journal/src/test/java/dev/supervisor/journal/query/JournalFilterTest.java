package dev.supervisor.journal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.journal.JournalField;
import dev.supervisor.journal.JournalSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A filter")
class JournalFilterTest {

    @ParameterizedTest
    @CsvSource({
        "cron, cron.service, true",
        "cron.service, cron.service, true",
        "cron, cron.socket, false",
        "cron.socket, cron.socket, true",
        "cron.d, cron.d.service, true",
        "c*, cron.service, true",
        "c*, cron.socket, false",
        "*, cron.service, true",
        "job@*, job@1.service, true",
        "job@?, job@12.service, false",
        "job@[12], job@2.service, true",
        "job@[!12], job@2.service, false",
        "job@[!12], job@3.service, true",
        "a.b, axb.service, false",
        "a[, a[.service, true",
        "a[z-a], a.service, false",
    })
    void takes_names_of_units_and_wildcards(String wanted, String unit, boolean holds) {
        JournalFilter filter = new JournalFilter.Draft().unit(wanted).filter();

        assertThat(filter.mayHold(source("_SYSTEMD_UNIT", unit))).isEqualTo(holds);
        assertThat(filter.mayHold(source("UNIT", unit))).isEqualTo(holds);
        assertThat(filter.mayHold(source("OTHER", unit))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "err, 0, 3",
        "error, 0, 3",
        "4, 0, 4",
        "debug, 0, 7",
        "emerg, 0, 0",
        "panic, 0, 0",
        "warning..err, 3, 4",
        "err..warning, 3, 4",
        "2..2, 2, 2"
    })
    void takes_priorities_up_to_one_or_between_two(String text, int most, int least) {
        PriorityRange range = PriorityRange.parse(text).orElseThrow();

        assertThat(range).isEqualTo(new PriorityRange(most, least));
        for (int priority = 0; priority < 8; priority++) {
            assertThat((range.mask() >> priority & 1) == 1)
                    .isEqualTo(range.contains(priority))
                    .isEqualTo(priority >= most && priority <= least);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"frob", "", "8", "-1", "..", "err..", "err..frob"})
    void takes_no_other_priorities(String text) {
        assertThat(PriorityRange.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"_PID=1, true", "A=, true", "A=b=c, true", "FROB, false", "=x, false", "a=b, false", "1A=b, false"})
    void takes_matches_with_the_name_of_a_field(String word, boolean isMatch) {
        assertThat(FieldMatch.parse(word).isPresent()).isEqualTo(isMatch);
    }

    private static JournalSource source(String field, String value) {
        return new JournalSource(List.of(JournalField.of(field, value)));
    }
}

package dev.supervisor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.journal.BootSpan;
import dev.supervisor.journal.JournalField;
import dev.supervisor.journal.JournalLine;
import dev.supervisor.journal.JournalSource;
import dev.supervisor.journal.JournalStamp;
import dev.supervisor.journal.show.BootTable;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The boots of a journal")
class JournalBootsTest {
    private static final long SECOND = 1_000_000;
    private static final JournalBounds SMALL =
            new JournalBounds(Long.MAX_VALUE, 300, Integer.MAX_VALUE, 0, Long.MAX_VALUE);
    private static final String OLD = "a".repeat(32);
    private static final String NEW = "b".repeat(32);

    private final MemoryFolder folder = new MemoryFolder();

    @Test
    void are_listed_with_their_first_and_last_lines() throws Exception {
        List<JournalLine> lines = new ArrayList<>();
        for (int second = 0; second < 30; second++) {
            lines.add(line(second < 10 ? OLD : NEW, second));
        }
        try (JournalWriter writer = new JournalWriter(folder, SMALL, "0".repeat(32))) {
            writer.append(lines);
        }
        assertThat(SegmentName.among(folder.names())).hasSizeGreaterThan(2);

        List<BootSpan> boots = new JournalReader(folder).boots();
        assertThat(boots).containsExactly(span(OLD, 0, 9), span(NEW, 10, 29));
        assertThat(BootTable.print(boots, ZoneOffset.UTC)).isEqualTo("""
            IDX BOOT ID                          FIRST ENTRY                 LAST ENTRY
             -1 %s Mon 2026-11-30 01:15:23 UTC Mon 2026-11-30 01:15:32 UTC
              0 %s Mon 2026-11-30 01:15:33 UTC Mon 2026-11-30 01:15:52 UTC
            """.formatted(OLD, NEW));
    }

    @Test
    void are_counted_from_the_last_one_back_and_from_the_first_one_on() {
        BootSpan first = span(OLD, 0, 1);
        BootSpan last = span(NEW, 2, 3);
        List<BootSpan> boots = List.of(first, last);

        assertThat(BootSpan.at(0, boots)).contains(last);
        assertThat(BootSpan.at(-1, boots)).contains(first);
        assertThat(BootSpan.at(-2, boots)).isEmpty();
        assertThat(BootSpan.at(1, boots)).contains(first);
        assertThat(BootSpan.at(2, boots)).contains(last);
        assertThat(BootSpan.at(3, boots)).isEmpty();
        assertThat(BootSpan.at(0, List.of())).isEmpty();
        assertThat(BootSpan.at(Integer.MIN_VALUE, boots)).isEmpty();
    }

    @Test
    void are_none_where_there_is_no_journal() throws Exception {
        assertThat(new JournalReader(folder).boots()).isEmpty();
        assertThat(new JournalReader(folder).journal()).isEmpty();
    }

    private static BootSpan span(String boot, int first, int last) {
        return new BootSpan(boot, stamp(first), stamp(last));
    }

    private static JournalLine line(String boot, int second) {
        JournalSource source = new JournalSource(List.of(JournalField.of(JournalSource.BOOT, boot)));
        return new JournalLine(stamp(second), source, 6, new byte[20], List.of());
    }

    private static JournalStamp stamp(int second) {
        return new JournalStamp(RandomLines.START + second * SECOND - 754_445, second * SECOND);
    }
}

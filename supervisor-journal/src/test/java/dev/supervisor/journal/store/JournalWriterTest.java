package dev.supervisor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.journal.JournalLine;
import dev.supervisor.journal.JournalRecord;
import dev.supervisor.journal.JournalSource;
import dev.supervisor.journal.JournalStamp;
import dev.supervisor.journal.query.JournalFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The writer of a journal")
class JournalWriterTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final long SEGMENT_BYTES = 1_000;
    private static final long MONTH = Duration.ofDays(30).toNanos() / 1_000;

    private final MemoryFolder folder = new MemoryFolder();

    @Test
    void keeps_older_segments_at_a_rotation_until_what_follows_them_is_older_than_the_bound() throws Exception {
        JournalWriter writer = new JournalWriter(folder, bound(MONTH), ID);
        List<JournalLine> young =
                List.of(line(RandomLines.START), line(RandomLines.START + 1), line(RandomLines.START + 2));
        appendEach(writer, young);
        assertThat(segments()).hasSize(3);
        assertThat(read()).isEqualTo(young);

        JournalLine atTheBound = line(RandomLines.START + 1 + MONTH);
        appendEach(writer, List.of(atTheBound));
        assertThat(read()).hasSize(4).startsWith(young.getFirst()).endsWith(atTheBound);

        JournalLine behindIt = line(RandomLines.START + 2 + MONTH);
        appendEach(writer, List.of(behindIt));
        assertThat(read()).containsExactly(young.get(1), young.get(2), atTheBound, behindIt);
        writer.close();
    }

    @Test
    void finds_nothing_too_old_if_the_bound_reaches_behind_the_beginning_of_time() throws Exception {
        JournalBounds bound = bound(MONTH);
        JournalWriter writer = new JournalWriter(folder, bound, ID);
        appendEach(writer, List.of(line(Long.MIN_VALUE), line(Long.MIN_VALUE), line(Long.MIN_VALUE)));

        assertThat(writer.vacuum(bound, Long.MIN_VALUE)).isZero();
        assertThat(writer.vacuum(bound, Long.MIN_VALUE + MONTH - 1)).isZero();
        assertThat(writer.vacuum(bound, Long.MIN_VALUE + MONTH)).isZero();
        assertThat(segments()).hasSize(3);

        assertThat(writer.vacuum(bound, Long.MIN_VALUE + MONTH + 1)).isPositive();
        assertThat(segments()).hasSize(1);
        writer.close();
    }

    private static JournalBounds bound(long oldestMicros) {
        return new JournalBounds(Long.MAX_VALUE, SEGMENT_BYTES, Integer.MAX_VALUE, 0, oldestMicros);
    }

    /** A line that fills a segment by itself. */
    private static JournalLine line(long realtimeMicros) {
        return new JournalLine(
                new JournalStamp(realtimeMicros, 0),
                new JournalSource(List.of()),
                JournalLine.LOWEST_PRIORITY,
                new byte[(int) SEGMENT_BYTES],
                List.of());
    }

    private static void appendEach(JournalWriter writer, List<JournalLine> lines) {
        lines.forEach(line -> assertThat(writer.append(List.of(line))).isZero());
    }

    private List<SegmentName> segments() {
        return SegmentName.among(folder.names());
    }

    private List<JournalLine> read() throws Exception {
        List<JournalRecord> read = new ArrayList<>();
        new JournalReader(folder).forward(JournalFilter.everything(), 0, read::add);
        return read.stream().map(JournalRecord::line).toList();
    }
}

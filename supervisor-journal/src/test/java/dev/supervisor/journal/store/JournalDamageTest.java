package dev.supervisor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.journal.JournalLine;
import dev.supervisor.journal.JournalRecord;
import dev.supervisor.journal.query.JournalFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A journal that was not ended")
@Tag("slow")
class JournalDamageTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final JournalBounds NO_BOUNDS =
            new JournalBounds(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, 0, Long.MAX_VALUE);

    private final RandomLines random = new RandomLines(new Random(7));

    @Test
    void has_all_whole_lines_wherever_it_is_cut_and_can_be_continued() throws Exception {
        MemoryFolder folder = new MemoryFolder();
        JournalWriter writer = new JournalWriter(folder, NO_BOUNDS, ID);
        List<JournalLine> lines = random.next(12);
        List<Integer> ends = new ArrayList<>();
        for (JournalLine line : lines) {
            writer.append(List.of(line));
            ends.add(folder.files.lastEntry().getValue().length);
        }
        byte[] whole = folder.files.lastEntry().getValue();
        for (int length = 0; length <= whole.length; length++) {
            MemoryFolder cut = folder.copy();
            cut.files.put(folder.files.lastKey(), Arrays.copyOf(whole, length));
            int limit = length;
            int left = (int) ends.stream().filter(end -> end <= limit).count();
            assertThat(read(cut)).as("cut at " + length).isEqualTo(lines.subList(0, left));

            JournalWriter next = new JournalWriter(cut, NO_BOUNDS, ID);
            JournalLine more = random.next();
            assertThat(next.append(List.of(more))).isZero();
            List<JournalLine> expected = new ArrayList<>(lines.subList(0, left));
            expected.add(more);
            assertThat(read(cut)).as("continued at " + length).isEqualTo(expected);
            next.close();
            assertThat(read(cut)).as("ended at " + length).isEqualTo(expected);
        }
    }

    @Test
    void is_read_without_its_index_or_with_any_part_of_it() throws Exception {
        MemoryFolder folder = new MemoryFolder();
        List<JournalLine> lines = new ArrayList<>();
        for (int run = 0; run < 4; run++) {
            JournalWriter writer = new JournalWriter(folder, NO_BOUNDS, ID);
            List<JournalLine> more = random.next(10);
            writer.append(more);
            lines.addAll(more);
            writer.close();
        }
        byte[] index = folder.files.firstEntry().getValue();
        assertThat(folder.files.firstKey()).endsWith(".index");
        for (int length = 0; length < index.length; length++) {
            MemoryFolder cut = folder.copy();
            cut.files.put(folder.files.firstKey(), Arrays.copyOf(index, length));
            assertThat(read(cut)).isEqualTo(lines);
            JournalWriter next = new JournalWriter(cut, NO_BOUNDS, ID);
            next.append(lines.subList(0, 3));
            next.close();
            assertThat(read(cut)).hasSize(lines.size() + 3).startsWith(lines.toArray(JournalLine[]::new));
        }
        folder.delete(folder.files.firstKey());
        assertThat(read(folder)).isEqualTo(lines);
    }

    @Test
    void loses_no_more_than_a_block_if_bytes_in_it_are_wrong() throws Exception {
        MemoryFolder folder = new MemoryFolder();
        List<List<JournalLine>> blocks = new ArrayList<>();
        for (int run = 0; run < 4; run++) {
            JournalWriter writer = new JournalWriter(folder, NO_BOUNDS, ID);
            blocks.add(random.next(10));
            writer.append(blocks.getLast());
            writer.close();
        }
        List<JournalLine> all = blocks.stream().flatMap(List::stream).toList();
        String lines = folder.files.lastKey();
        for (boolean index : new boolean[] {true, false}) {
            for (int at = 0; at < folder.files.get(lines).length; at += 3) {
                MemoryFolder wrong = folder.copy();
                byte[] bytes = wrong.files.get(lines).clone();
                bytes[at] ^= 0x55;
                wrong.files.put(lines, bytes);
                if (!index) {
                    wrong.files.remove(wrong.files.firstKey());
                }
                List<JournalLine> read = read(wrong);
                assertThat(all).containsAll(read);
                if (index) {
                    assertThat(read.size()).isGreaterThanOrEqualTo(all.size() - 10);
                }
            }
        }
    }

    @Test
    void counts_what_a_full_disk_does_not_take_and_goes_on_when_it_has_room() throws Exception {
        MemoryFolder folder = new MemoryFolder();
        JournalWriter writer = new JournalWriter(folder, NO_BOUNDS, ID);
        List<JournalLine> before = random.next(5);
        assertThat(writer.append(before)).isZero();

        folder.room = 10;
        assertThat(writer.append(random.next(3))).isEqualTo(3);
        assertThat(writer.append(random.next(2))).isEqualTo(2);

        folder.room = Long.MAX_VALUE;
        List<JournalLine> after = random.next(4);
        assertThat(writer.append(after)).isZero();
        writer.close();
        List<JournalLine> kept = new ArrayList<>(before);
        kept.addAll(after);
        assertThat(read(folder)).isEqualTo(kept);
    }

    @Test
    void believes_an_index_only_as_far_as_there_are_lines() throws Exception {
        MemoryFolder folder = new MemoryFolder();
        List<JournalLine> lines = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            JournalWriter writer = new JournalWriter(folder, NO_BOUNDS, ID);
            List<JournalLine> more = random.next(4);
            writer.append(more);
            lines.addAll(more);
            writer.close();
        }
        byte[] whole = folder.files.lastEntry().getValue();
        for (int length = 0; length < whole.length; length++) {
            MemoryFolder cut = folder.copy();
            cut.files.put(folder.files.lastKey(), Arrays.copyOf(whole, length));
            List<JournalLine> left = read(cut);
            assertThat(left).isEqualTo(lines.subList(0, left.size()));

            JournalWriter next = new JournalWriter(cut, NO_BOUNDS, ID);
            List<JournalLine> more = random.next(2);
            assertThat(next.append(more)).isZero();
            next.close();
            List<JournalLine> expected = new ArrayList<>(left);
            expected.addAll(more);
            assertThat(read(cut)).as("cut at " + length).isEqualTo(expected);
        }
    }

    @Test
    void hides_no_segment_behind_one_that_could_not_be_begun() throws Exception {
        MemoryFolder folder = new MemoryFolder();
        JournalWriter writer = new JournalWriter(folder, NO_BOUNDS, ID);
        folder.refusesIndexes = true;
        assertThat(writer.append(random.next(1))).isEqualTo(1);

        folder.refusesIndexes = false;
        List<JournalLine> after = random.next(2);
        assertThat(writer.append(after)).isZero();
        assertThat(read(folder)).isEqualTo(after);
        writer.close();
    }

    @Test
    void keeps_within_its_bounds_of_bytes_number_and_age() throws Exception {
        MemoryFolder folder = new MemoryFolder();
        JournalBounds bounds = new JournalBounds(20_000, 2_000, 100, 0, Long.MAX_VALUE);
        JournalWriter writer = new JournalWriter(folder, bounds, ID);
        List<JournalLine> all = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            all.add(random.next());
            writer.append(List.of(all.getLast()));
        }
        int total = folder.files.values().stream().mapToInt(file -> file.length).sum();
        assertThat(total).isBetween(10_000, 20_000 + 2 * 6_000);
        List<JournalLine> kept = read(folder);
        assertThat(kept).isEqualTo(all.subList(all.size() - kept.size(), all.size()));

        JournalBounds three = new JournalBounds(Long.MAX_VALUE, 2_000, 3, 0, Long.MAX_VALUE);
        assertThat(writer.vacuum(three, RandomLines.START)).isPositive();
        assertThat(SegmentName.among(folder.names())).hasSize(3);

        JournalBounds young = new JournalBounds(Long.MAX_VALUE, 2_000, 3, 0, 1_000_000);
        long last = SegmentName.among(folder.names()).getLast().realtimeMicros();
        writer.vacuum(young, last + 1_000_000);
        assertThat(SegmentName.among(folder.names())).hasSizeGreaterThan(1);
        writer.vacuum(young, last + 1_000_001);
        assertThat(SegmentName.among(folder.names())).hasSize(1);
        writer.close();
    }

    private static List<JournalLine> read(JournalFolder folder) throws Exception {
        List<JournalRecord> read = new ArrayList<>();
        new JournalReader(folder).forward(JournalFilter.everything(), 0, read::add);
        return read.stream().map(JournalRecord::line).toList();
    }
}

package dev.supervisor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.journal.JournalLine;
import dev.supervisor.journal.JournalRecord;
import dev.supervisor.journal.JournalSource;
import dev.supervisor.journal.query.FieldMatch;
import dev.supervisor.journal.query.JournalFilter;
import dev.supervisor.journal.query.PriorityRange;
import dev.supervisor.journal.query.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand journals by their seeds, each beside a list of its lines that is filtered with plain conditions. */
@DisplayName("A journal")
@Tag("slow")
class JournalModelTest {
    private static final int SEEDS = 1_000;
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @Test
    void answers_as_a_list_of_all_its_lines_would() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            MemoryFolder folder = new MemoryFolder();
            List<JournalLine> model = new ArrayList<>();
            RandomLines lines = new RandomLines(random);
            JournalReader follower = new JournalReader(folder);
            List<JournalRecord> followed = new ArrayList<>();
            long segmentBytes = 500 + random.nextInt(20_000);
            JournalBounds bounds =
                    new JournalBounds(Long.MAX_VALUE, segmentBytes, Integer.MAX_VALUE, 0, Long.MAX_VALUE);
            JournalWriter writer = new JournalWriter(folder, bounds, ID);
            for (int batch = random.nextInt(12); batch >= 0; batch--) {
                List<JournalLine> more = lines.next(random.nextInt(40));
                assertThat(writer.append(more)).isZero();
                model.addAll(more);
                follow(follower, followed);
                if (random.nextInt(4) == 0) {
                    if (random.nextBoolean()) {
                        writer.close(); // otherwise it was killed
                    }
                    writer = new JournalWriter(folder, bounds, ID);
                }
            }
            assertThat(lines(followed)).as("followed, seed " + seed).isEqualTo(model);
            assertThat(followed).isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
            for (int i = 0; i < 4; i++) {
                compare(folder, model, random, seed);
            }
        }
    }

    private static void compare(MemoryFolder folder, List<JournalLine> model, Random random, int seed)
            throws IOException {
        JournalFilter.Draft draft = new JournalFilter.Draft();
        Predicate<JournalLine> wanted = _ -> true;
        if (random.nextBoolean()) {
            String unit = "u" + random.nextInt(3) + ".service";
            draft.unit(random.nextBoolean() ? unit : unit.replace(".service", ""));
            wanted = wanted.and(line -> value(line, "_SYSTEMD_UNIT").equals(unit)
                    || value(line, "UNIT").equals(unit));
        }
        if (random.nextInt(3) == 0) {
            draft.identifier("ident1");
            wanted = wanted.and(line -> value(line, JournalSource.IDENTIFIER).equals("ident1"));
        }
        if (random.nextInt(3) == 0) {
            int least = random.nextInt(8);
            draft.priorities(new PriorityRange(0, least));
            wanted = wanted.and(line -> line.priority() <= least);
        }
        if (random.nextInt(3) == 0) {
            long since = RandomLines.START + random.nextInt(50_000);
            long until = since + random.nextInt(100_000);
            draft.times(new TimeRange(since, until));
            wanted = wanted.and(line ->
                    line.stamp().realtimeMicros() >= since && line.stamp().realtimeMicros() <= until);
        }
        if (random.nextInt(3) == 0) {
            draft.boot("1".repeat(32));
            wanted = wanted.and(line -> value(line, JournalSource.BOOT).startsWith("1"));
        }
        if (random.nextInt(4) == 0) {
            draft.matches(List.of(match("_PID=1"), match("_PID=2"), match("COLOUR=red")))
                    .matches(List.of(match("_PID=3")));
            wanted = wanted.and(
                    line -> value(line, "_PID").matches("[12]") && !line.own().isEmpty()
                            || value(line, "_PID").equals("3"));
        }
        if (random.nextInt(4) == 0) {
            draft.text(Pattern.compile("a"));
            wanted = wanted.and(line -> indexOf(line.message(), 'a') >= 0);
        }
        JournalFilter filter = draft.filter();
        List<JournalLine> expected = model.stream().filter(wanted).toList();

        JournalReader reader = new JournalReader(folder);
        List<JournalRecord> forward = new ArrayList<>();
        reader.forward(filter, 0, forward::add);
        List<JournalRecord> backward = new ArrayList<>();
        reader.backward(filter, Long.MAX_VALUE, backward::add);
        int most = random.nextInt(12);
        assertThat(lines(forward)).as("seed " + seed).isEqualTo(expected);
        assertThat(backward.reversed()).as("seed " + seed).isEqualTo(forward);
        assertThat(lines(reader.last(most, filter)))
                .isEqualTo(expected.subList(Math.max(0, expected.size() - most), expected.size()));
        if (!forward.isEmpty()) {
            int at = random.nextInt(forward.size());
            long sequence = forward.get(at).sequence();
            List<JournalRecord> behind = new ArrayList<>();
            reader.forward(filter, sequence, behind::add);
            List<JournalRecord> before = new ArrayList<>();
            reader.backward(filter, sequence, before::add);
            assertThat(behind).isEqualTo(forward.subList(at + 1, forward.size()));
            assertThat(before.reversed()).isEqualTo(forward.subList(0, at));
        }
    }

    private static void follow(JournalReader follower, List<JournalRecord> followed) throws IOException {
        long last = followed.isEmpty() ? 0 : followed.getLast().sequence();
        follower.forward(JournalFilter.everything(), last, followed::add);
    }

    private static FieldMatch match(String word) {
        return FieldMatch.parse(word).orElseThrow();
    }

    private static int indexOf(byte[] bytes, char wanted) {
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    private static String value(JournalLine line, String name) {
        return line.source().text(name).orElse("");
    }

    private static List<JournalLine> lines(List<JournalRecord> records) {
        return records.stream().map(JournalRecord::line).toList();
    }
}

package dev.supervisor.journal.query;

import dev.supervisor.journal.JournalLine;
import java.util.List;
import java.util.Optional;

/**
 * The priorities that somebody wants to see, as {@code -p} takes them.
 *
 * @param most the most urgent one, the smaller number
 */
public record PriorityRange(int most, int least) {
    public static final PriorityRange ALL = new PriorityRange(0, JournalLine.LOWEST_PRIORITY);

    private static final List<List<String>> NAMES = List.of(
            List.of("emerg", "panic"),
            List.of("alert"),
            List.of("crit"),
            List.of("err", "error"),
            List.of("warning", "warn"),
            List.of("notice"),
            List.of("info"),
            List.of("debug"));

    /** Reads a name, a number, or two of them with two dots between; empty if it is none. */
    public static Optional<PriorityRange> parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return level(text).map(level -> new PriorityRange(0, level));
        }
        Optional<Integer> from = level(text.substring(0, dots));
        Optional<Integer> to = level(text.substring(dots + 2));
        return from.flatMap(one -> to.map(other -> new PriorityRange(Math.min(one, other), Math.max(one, other))));
    }

    public boolean contains(int priority) {
        return priority >= most && priority <= least;
    }

    /** A bit for each priority, bit 0 for emerg. */
    public int mask() {
        return (2 << least) - (1 << most);
    }

    private static Optional<Integer> level(String text) {
        for (int level = 0; level < NAMES.size(); level++) {
            if (NAMES.get(level).contains(text) || text.equals(Integer.toString(level))) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}

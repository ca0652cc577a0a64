package dev.supervisor.journal.store;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a segment's two files, in the order of their lines.
 *
 * @param firstSequence not greater than that of its first line
 * @param realtimeMicros when it was begun, in microseconds since 1970
 */
record SegmentName(long firstSequence, long realtimeMicros) {
    private static final Pattern SPELLING = Pattern.compile("([0-9a-f]{16})-([0-9a-f]{16})\\.lines");

    static Optional<SegmentName> parse(String file) {
        Matcher match = SPELLING.matcher(file);
        return match.matches()
                ? Optional.of(new SegmentName(
                        Long.parseUnsignedLong(match.group(1), 16), Long.parseUnsignedLong(match.group(2), 16)))
                : Optional.empty();
    }

    /**
     * The segments among these files, the oldest first.
     *
     * @param files in alphabetical order, as {@link JournalFolder#names} gives them
     */
    static List<SegmentName> among(List<String> files) {
        return files.stream().map(SegmentName::parse).flatMap(Optional::stream).toList();
    }

    String lines() {
        return "%016x-%016x.lines".formatted(firstSequence, realtimeMicros);
    }

    String index() {
        return "%016x-%016x.index".formatted(firstSequence, realtimeMicros);
    }
}

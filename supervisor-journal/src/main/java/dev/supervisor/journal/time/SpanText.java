package dev.supervisor.journal.time;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time such as {@code 1h 30min}; a number without a unit means seconds. */
final class SpanText {
    private static final Pattern PART =
            Pattern.compile("\\s*(\\d{1,15}(?:\\.\\d+)?|\\.\\d+)\\s*([A-Za-z\\x{b5}\\x{3bc}]*)\\s*");

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long YEAR = 31_557_600 * SECOND;

    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", SECOND),
            Map.entry("us", 1L),
            Map.entry("usec", 1L),
            Map.entry("\u00b5s", 1L),
            Map.entry("\u03bcs", 1L),
            Map.entry("ms", 1_000L),
            Map.entry("msec", 1_000L),
            Map.entry("s", SECOND),
            Map.entry("sec", SECOND),
            Map.entry("second", SECOND),
            Map.entry("seconds", SECOND),
            Map.entry("m", MINUTE),
            Map.entry("min", MINUTE),
            Map.entry("minute", MINUTE),
            Map.entry("minutes", MINUTE),
            Map.entry("h", HOUR),
            Map.entry("hr", HOUR),
            Map.entry("hour", HOUR),
            Map.entry("hours", HOUR),
            Map.entry("d", DAY),
            Map.entry("day", DAY),
            Map.entry("days", DAY),
            Map.entry("w", 7 * DAY),
            Map.entry("week", 7 * DAY),
            Map.entry("weeks", 7 * DAY),
            Map.entry("M", YEAR / 12),
            Map.entry("month", YEAR / 12),
            Map.entry("months", YEAR / 12),
            Map.entry("y", YEAR),
            Map.entry("year", YEAR),
            Map.entry("years", YEAR));

    private SpanText() {}

    /** The span in microseconds; empty if the text is none, or one of more than some thousand years. */
    static OptionalLong parse(String text) {
        Matcher part = PART.matcher(text);
        double micros = 0;
        int at = 0;
        while (at < text.length()) {
            part.region(at, text.length());
            if (!part.lookingAt() || !UNITS.containsKey(part.group(2))) {
                return OptionalLong.empty();
            }
            micros += Double.parseDouble(part.group(1)) * UNITS.get(part.group(2));
            at = part.end();
        }
        return text.isBlank() || micros > 1e17 ? OptionalLong.empty() : OptionalLong.of(Math.round(micros));
    }
}

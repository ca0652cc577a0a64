package dev.supervisor.unit.value;

import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.Cursor;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A span of time as unit files write it: {@code 1min 30s}, {@code 1.5}, {@code infinity}.
 *
 * @param micros microseconds, not negative; {@link Long#MAX_VALUE} is for ever
 */
public record TimeSpan(long micros) implements Comparable<TimeSpan> {
    public static final TimeSpan ZERO = new TimeSpan(0);
    public static final TimeSpan INFINITY = new TimeSpan(Long.MAX_VALUE);

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final Duration LONGEST = MICROSECOND.multipliedBy(Long.MAX_VALUE);
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final BigInteger LONGEST_READ = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    /** A unit of time and the words for it, the first of which is printed. */
    private record Unit(long micros, List<String> words) {}

    /** From large to small, as they are printed. */
    private static final List<Unit> UNITS = List.of(
            new Unit(31_557_600 * SECOND, List.of("y", "year", "years")),
            new Unit(2_629_800 * SECOND, List.of("month", "months", "M")),
            new Unit(7 * DAY, List.of("w", "week", "weeks")),
            new Unit(DAY, List.of("d", "day", "days")),
            new Unit(HOUR, List.of("h", "hr", "hour", "hours")),
            new Unit(MINUTE, List.of("min", "m", "minute", "minutes")),
            new Unit(SECOND, List.of("s", "sec", "second", "seconds")),
            new Unit(1_000, List.of("ms", "msec")),
            new Unit(1, List.of("us", "usec", "\u00b5s", "\u03bcs")));

    public TimeSpan {
        if (micros < 0) {
            throw new IllegalArgumentException("a negative span: " + micros);
        }
    }

    /** One of our own spans, without its fractions of a microsecond; what is longer than all is for ever. */
    public static TimeSpan of(Duration span) {
        return span.compareTo(LONGEST) >= 0 ? INFINITY : new TimeSpan(span.dividedBy(MICROSECOND));
    }

    public static TimeSpan ofSeconds(long seconds) {
        return new TimeSpan(seconds * SECOND);
    }

    /** Reads one whose bare numbers are seconds. */
    public static TimeSpan parse(String text) throws BadValueTextException {
        return new TimeSpan(parse(text, SECOND, SECOND));
    }

    /** Reads one whose bare numbers are microseconds. */
    public static TimeSpan parseMicros(String text) throws BadValueTextException {
        return new TimeSpan(parse(text, 1, SECOND));
    }

    /** Reads one in nanoseconds, in which bare numbers are written too; for ever is {@link Long#MAX_VALUE}. */
    public static long parseNanos(String text) throws BadValueTextException {
        return parse(text, 1, SECOND * 1_000);
    }

    /**
     * The sum of all numbers with their units.
     *
     * @param bare how many ticks a number without a unit means
     * @param second how many ticks a second has
     */
    private static long parse(String text, long bare, long second) throws BadValueTextException {
        String all = text.strip();
        if (all.equals("infinity")) {
            return Long.MAX_VALUE;
        }
        Cursor cursor = new Cursor(all);
        BigInteger sum = BigInteger.ZERO;
        do {
            sum = sum.add(term(cursor, bare, second / SECOND));
            cursor.skipBlanks();
        } while (!cursor.isAtEnd());
        if (sum.compareTo(LONGEST_READ) >= 0) {
            throw BadValueTextException.outOfRange();
        }
        return sum.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static BigInteger term(Cursor cursor, long bare, long perMicro) throws BadValueTextException {
        if (cursor.isNext('-')) {
            throw BadValueTextException.outOfRange();
        }
        cursor.take('+');
        String whole = cursor.digits();
        boolean point = cursor.take('.');
        String fraction = point ? cursor.digits() : "";
        if (whole.isEmpty() && !point || point && fraction.isEmpty() || whole.length() > 19) {
            throw BadValueTextException.invalid();
        }
        int behind = cursor.at();
        cursor.skipBlanks();
        Optional<Unit> unit = unit(cursor);
        if (unit.isEmpty() && cursor.at() == behind && !cursor.isAtEnd()) {
            throw BadValueTextException.invalid();
        }
        long ticks = unit.map(known -> known.micros() * perMicro).orElse(bare);
        BigInteger sum = new BigInteger(whole.isEmpty() ? "0" : whole).multiply(BigInteger.valueOf(ticks));
        long share = ticks / 10;
        for (int i = 0; i < fraction.length() && share > 0; i++, share /= 10) {
            sum = sum.add(BigInteger.valueOf((fraction.charAt(i) - '0') * share));
        }
        return sum;
    }

    /** The unit with the longest word that stands here; what stands behind that is read as the next number. */
    private static Optional<Unit> unit(Cursor cursor) {
        String best = "";
        Optional<Unit> found = Optional.empty();
        for (Unit unit : UNITS) {
            for (String word : unit.words()) {
                if (word.length() > best.length() && cursor.startsWith(word)) {
                    best = word;
                    found = Optional.of(unit);
                }
            }
        }
        cursor.skip(best.length());
        return found;
    }

    public boolean isInfinite() {
        return micros == Long.MAX_VALUE;
    }

    /** The same for our own deadlines; for ever is the longest there is. */
    public Duration duration() {
        return isInfinite()
                ? Duration.ofSeconds(Long.MAX_VALUE)
                : Duration.of(micros, java.time.temporal.ChronoUnit.MICROS);
    }

    @Override
    public int compareTo(TimeSpan other) {
        return Long.compare(micros, other.micros);
    }

    /** As {@code show} prints it: {@code 1min 30s}, {@code 1.500000s}, {@code 0}. */
    @Override
    public String toString() {
        if (isInfinite()) {
            return "infinity";
        }
        StringBuilder text = new StringBuilder();
        long left = micros;
        for (Unit unit : UNITS) {
            long whole = left / unit.micros();
            long rest = left % unit.micros();
            if (whole > 0) {
                text.append(text.isEmpty() ? "" : " ").append(whole);
                if (left < MINUTE && rest > 0) {
                    int digits = String.valueOf(unit.micros()).length() - 1;
                    text.append('.')
                            .append("0".repeat(digits - String.valueOf(rest).length()))
                            .append(rest);
                    rest = 0;
                }
                text.append(unit.words().getFirst());
                left = rest;
            }
        }
        return text.isEmpty() ? "0" : text.toString();
    }
}

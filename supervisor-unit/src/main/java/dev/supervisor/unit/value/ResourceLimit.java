package dev.supervisor.unit.value;

import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitNumbers;

/**
 * A limit of a process: what holds, and how far the process itself may raise it.
 *
 * @param soft without sign; {@link #INFINITY} is no limit
 */
public record ResourceLimit(long soft, long hard) {
    public static final long INFINITY = -1;

    /** How a number of a limit is written. */
    public enum Unit {
        COUNT,
        BYTES,
        /** A span of time that is rounded up to seconds. */
        SECONDS,
        /** A span of time whose bare numbers are microseconds. */
        MICROSECONDS,
        /** {@code 20 - nice}; with a sign it is the nice level itself. */
        NICE
    }

    /** Reads {@code soft:hard}, or one number for both. */
    public static ResourceLimit parse(String text, Unit unit) throws BadValueTextException {
        int colon = text.indexOf(':');
        if (colon < 0) {
            long both = number(text, unit);
            return new ResourceLimit(both, both);
        }
        return new ResourceLimit(number(text.substring(0, colon), unit), number(text.substring(colon + 1), unit));
    }

    private static long number(String text, Unit unit) throws BadValueTextException {
        if (text.equals("infinity") && unit != Unit.NICE) {
            return INFINITY;
        }
        return switch (unit) {
            case COUNT -> finite(UnitNumbers.unsigned64(text));
            case BYTES -> finite(UnitNumbers.bytes(text));
            case SECONDS -> seconds(TimeSpan.parse(text));
            case MICROSECONDS -> {
                TimeSpan span = TimeSpan.parseMicros(text);
                yield span.isInfinite() ? INFINITY : span.micros();
            }
            case NICE -> nice(text);
        };
    }

    /** The largest number of all is no number of a limit. */
    private static long finite(long number) throws BadValueTextException {
        if (number == INFINITY) {
            throw BadValueTextException.outOfRange();
        }
        return number;
    }

    private static long seconds(TimeSpan span) {
        return span.isInfinite() ? INFINITY : Math.ceilDiv(span.micros(), 1_000_000L);
    }

    private static long nice(String text) throws BadValueTextException {
        boolean level = text.startsWith("+") || text.startsWith("-");
        return level ? 20 - UnitNumbers.between(text, -20, 19) : UnitNumbers.between(text, 0, 40);
    }

    /** Whether more is granted than could be asked for. */
    public boolean isUpsideDown() {
        return Long.compareUnsigned(soft, hard) > 0;
    }

    /** One of both as {@code show} prints it. */
    public static String print(long number) {
        return number == INFINITY ? "infinity" : Long.toUnsignedString(number);
    }
}

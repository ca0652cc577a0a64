package dev.supervisor.unit.file;

import java.util.Optional;

/**
 * The lines of a unit's file, as bytes. A line ends with {@code \n}, {@code \r} or NUL; different ones in a row, such as
 * {@code \r\n}, are one end, but nothing joins a NUL to what follows.
 */
final class UnitLines {
    /** The length that a line must not reach, in bytes. */
    static final int BOUND = 1 << 20;

    private static final int NO_END = 0;
    private static final int NUL = 1;
    private static final int NEWLINE = 2;
    private static final int RETURN = 4;

    private final byte[] bytes;
    private int at;

    UnitLines(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A line without its end, as positions in the file. */
    record Line(int from, int to) {
        boolean isTooLong() {
            return to - from >= BOUND;
        }
    }

    /** The next line; empty at the end of the file. */
    Optional<Line> next() {
        if (at >= bytes.length) {
            return Optional.empty();
        }
        int from = at;
        while (at < bytes.length && endOf(bytes[at]) == NO_END) {
            at++;
        }
        int to = at;
        int seen = NO_END;
        while (at < bytes.length) {
            int end = endOf(bytes[at]);
            if (end == NO_END || (seen & end) != 0 || (seen & NUL) != 0) {
                break;
            }
            seen |= end;
            at++;
        }
        return Optional.of(new Line(from, to));
    }

    private static int endOf(byte b) {
        return switch (b) {
            case 0 -> NUL;
            case '\n' -> NEWLINE;
            case '\r' -> RETURN;
            default -> NO_END;
        };
    }
}

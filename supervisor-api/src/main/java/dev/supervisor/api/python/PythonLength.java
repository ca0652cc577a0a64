package dev.supervisor.api.python;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length as Python's {@code int} reads it from bytes: with white space around it, a sign, and single underscores between digits. Pure. */
public final class PythonLength {
    private static final Pattern NUMBER =
            Pattern.compile("[ \\t\\n\\x0B\\f\\r]*([+-]?[0-9]+(?:_[0-9]+)*)[ \\t\\n\\x0B\\f\\r]*");
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private PythonLength() {}

    /**
     * The length in {@code line} after the first {@code skipped} bytes; empty if there is none. A negative one does not
     * count.
     */
    public static OptionalLong parse(byte[] line, int skipped) {
        if (line.length <= skipped) {
            return OptionalLong.empty();
        }
        return isDigit(line[skipped]) && line.length == skipped + 1
                ? OptionalLong.of(line[skipped] - '0')
                : parseWhole(line, skipped);
    }

    /** Nearly all lengths are one digit, and there may be ten thousand of them in a second. */
    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static OptionalLong parseWhole(byte[] line, int skipped) {
        String text = new String(line, skipped, line.length - skipped, StandardCharsets.ISO_8859_1);
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return OptionalLong.empty();
        }
        BigInteger length = new BigInteger(number.group(1).replace("_", ""));
        return length.signum() < 0
                ? OptionalLong.empty()
                : OptionalLong.of(length.min(MOST).longValueExact());
    }
}

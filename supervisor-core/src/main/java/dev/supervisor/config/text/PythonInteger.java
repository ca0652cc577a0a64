package dev.supervisor.config.text;

import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.api.python.PythonText;
import java.math.BigInteger;
import java.util.Optional;

/** Whole numbers as Python's {@code int()} reads them: blanks around, a sign, {@code _} between digits, any script. Pure. */
public final class PythonInteger {
    private static final int DECIMAL = 10;
    private static final int OCTAL = 8;

    private PythonInteger() {}

    /** A number; one that an int cannot hold is the nearest that it can. */
    public static int parseInt(String text) throws BadValueException {
        return (int) within(Integer.MIN_VALUE, decimal(text, text), Integer.MAX_VALUE);
    }

    /**
     * A number; one that a long cannot hold is the nearest that it can.
     *
     * @param number what is read
     * @param shown what the sentence shows
     */
    public static BigInteger decimal(String number, String shown) throws BadValueException {
        return read(number, DECIMAL)
                .orElseThrow(
                        () -> new BadValueException("invalid literal for int() with base 10: " + PythonRepr.of(shown)));
    }

    public static int parseOctal(String text) throws BadValueException {
        BigInteger number = read(text, OCTAL)
                .orElseThrow(() -> new BadValueException(text + " can not be converted to an octal type"));
        return (int) within(Integer.MIN_VALUE, number, Integer.MAX_VALUE);
    }

    public static Optional<BigInteger> readDecimal(String text) {
        return read(text, DECIMAL);
    }

    public static long within(long least, BigInteger number, long most) {
        return number.max(BigInteger.valueOf(least))
                .min(BigInteger.valueOf(most))
                .longValue();
    }

    private static Optional<BigInteger> read(String text, int radix) {
        String stripped = PythonText.strip(text);
        boolean negative = stripped.startsWith("-");
        String digits = negative || stripped.startsWith("+") ? stripped.substring(1) : stripped;
        if (radix == OCTAL && (digits.startsWith("0o") || digits.startsWith("0O"))) {
            digits = digits.substring(2);
            digits = digits.startsWith("_") ? digits.substring(1) : digits;
        }
        return magnitude(digits, radix).map(number -> negative ? number.negate() : number);
    }

    private static Optional<BigInteger> magnitude(String digits, int radix) {
        StringBuilder plain = new StringBuilder(digits.length());
        boolean mayBreak = false;
        for (int i = 0; i < digits.length(); i += Character.charCount(digits.codePointAt(i))) {
            int c = digits.codePointAt(i);
            int value = Character.isDigit(c) ? Character.digit(c, radix) : -1;
            if (c == '_' && mayBreak) {
                mayBreak = false;
            } else if (value >= 0) {
                plain.append((char) ('0' + value));
                mayBreak = true;
            } else {
                return Optional.empty();
            }
        }
        return mayBreak ? Optional.of(new BigInteger(plain.toString(), radix)) : Optional.empty();
    }
}

package dev.supervisor.unit.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as unit files write them: counts in several bases, sizes with suffixes, shares in percent, modes. */
public final class UnitNumbers {
    private static final BigInteger TWO_TO_64 = BigInteger.TWO.pow(64);
    private static final Pattern INTEGER = Pattern.compile("\\s*([+-]?)(0[xX]|0[bB]|0[oO]|0(?=[0-7]))?([0-9a-fA-F]+)");
    private static final Pattern PERCENT = Pattern.compile("(\\+?\\d{1,18})(?:\\.(\\d{1,2}))?%");
    private static final List<String> SUFFIXES = List.of("", "K", "M", "G", "T", "P", "E");

    private UnitNumbers() {}

    /** A whole number that may be negative, in base 10, or 16, 8, 2 behind {@code 0x}, {@code 0} or {@code 0o}, {@code 0b}. */
    public static BigInteger integer(String text) throws BadValueTextException {
        Matcher matcher = INTEGER.matcher(text);
        if (!matcher.matches()) {
            throw BadValueTextException.invalid();
        }
        String prefix = Optional.ofNullable(matcher.group(2)).orElse("").toLowerCase(Locale.ROOT);
        int base =
                switch (prefix) {
                    case "0x" -> 16;
                    case "0b" -> 2;
                    case "0", "0o" -> 8;
                    default -> 10;
                };
        try {
            BigInteger number = new BigInteger(matcher.group(3), base);
            return matcher.group(1).equals("-") ? number.negate() : number;
        } catch (NumberFormatException e) {
            throw BadValueTextException.invalid();
        }
    }

    /** Such a number between two bounds, both allowed. */
    public static long between(String text, long least, long most) throws BadValueTextException {
        BigInteger number = integer(text);
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw BadValueTextException.outOfRange();
        }
        return number.longValue();
    }

    /** Such a number of 32 bits, without sign. */
    public static long unsigned(String text) throws BadValueTextException {
        return between(text, 0, 0xffff_ffffL);
    }

    /** Such a number of 64 bits, without sign: what is larger than a {@code long} comes out negative. */
    public static long unsigned64(String text) throws BadValueTextException {
        BigInteger number = integer(text);
        if (number.signum() < 0 || number.compareTo(TWO_TO_64) >= 0) {
            throw BadValueTextException.outOfRange();
        }
        return number.longValue();
    }

    /** Bytes with suffixes in powers of 1024, {@code 1G 500M}; without sign, as {@link #unsigned64}. */
    public static long bytes(String text) throws BadValueTextException {
        return size(text, 1024);
    }

    /** Numbers with suffixes in powers of 1000. */
    public static long thousands(String text) throws BadValueTextException {
        return size(text, 1000);
    }

    private static long size(String text, int base) throws BadValueTextException {
        Cursor cursor = new Cursor(text);
        BigDecimal sum = BigDecimal.ZERO;
        int smallest = SUFFIXES.size();
        do {
            cursor.skipBlanks();
            if (cursor.take('-')) {
                throw cursor.digits().isEmpty() ? BadValueTextException.invalid() : BadValueTextException.outOfRange();
            }
            cursor.take('+');
            String whole = cursor.digits();
            if (whole.isEmpty()) {
                throw BadValueTextException.invalid();
            }
            if (new BigInteger(whole).compareTo(TWO_TO_64) >= 0) {
                throw BadValueTextException.outOfRange();
            }
            String fraction = cursor.take('.') ? cursor.digits() : "";
            cursor.skipBlanks();
            int power = power(cursor, smallest);
            smallest = power;
            sum = sum.add(new BigDecimal(whole + "." + fraction + "0")
                    .multiply(BigDecimal.valueOf(base).pow(power)));
        } while (!cursor.isAtEnd());
        BigInteger number = sum.toBigInteger();
        if (number.compareTo(TWO_TO_64) >= 0) {
            throw BadValueTextException.outOfRange();
        }
        return number.longValue();
    }

    /** The power that the suffix here stands for; each has to be smaller than the one before. */
    private static int power(Cursor cursor, int above) throws BadValueTextException {
        int power = 0;
        for (int i = 1; i < SUFFIXES.size(); i++) {
            power = cursor.startsWith(SUFFIXES.get(i)) ? i : power;
        }
        if (power > 0) {
            cursor.skip(1);
        } else {
            cursor.take('B');
        }
        if (power >= above) {
            throw BadValueTextException.invalid();
        }
        return power;
    }

    /** A share in hundredths of a percent, 12.34% being 1234; there is no upper bound. */
    public static long permyriad(String text) throws BadValueTextException {
        Matcher matcher = PERCENT.matcher(text);
        if (!matcher.matches()) {
            throw BadValueTextException.invalid();
        }
        String fraction = Optional.ofNullable(matcher.group(2)).orElse("");
        long whole = Long.parseLong(matcher.group(1));
        if (whole > Integer.MAX_VALUE / 100) {
            throw BadValueTextException.outOfRange();
        }
        return whole * 100 + Long.parseLong((fraction + "00").substring(0, 2));
    }

    /** Permissions in octal digits, at most 7777. */
    public static int mode(String text) throws BadValueTextException {
        if (!text.matches("(0[oO])?[0-7]{1,20}")) {
            throw BadValueTextException.invalid();
        }
        BigInteger mode = new BigInteger(text.replaceFirst("^0[oO]", ""), 8);
        if (mode.compareTo(BigInteger.valueOf(07777)) > 0) {
            throw BadValueTextException.outOfRange();
        }
        return mode.intValue();
    }

    /** Yes or no in any of the words for them, in any case. */
    public static boolean truth(String text) throws BadValueTextException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "yes", "y", "true", "t", "on" -> true;
            case "0", "no", "n", "false", "f", "off" -> false;
            default -> throw BadValueTextException.invalid();
        };
    }
}

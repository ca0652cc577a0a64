package dev.supervisor.api.xmlrpc;

import java.math.BigInteger;
import java.util.Locale;

/** Numbers in text, read where Python's {@code int} and {@code float} would read them, and refused where those would. Pure. */
final class PythonNumbers {
    private static final int MOST_DIGITS = 64;
    /** With its sign, and always within the limits of a long. */
    private static final int MOST_DIGITS_OF_LONG = 18;

    private static final String PARTS_OF_FRACTIONS = "0123456789+-.eE";

    private PythonNumbers() {}

    /** A whole number; those that no long can hold become the nearest that it can. */
    static long whole(String text) throws XmlRpcException {
        String digits = withoutUnderscores(text.strip());
        if (isShortAndAscii(digits)) {
            return Long.parseLong(digits);
        }
        if (digits.length() > MOST_DIGITS) {
            throw new XmlRpcException("a number of " + digits.length() + " digits");
        }
        try {
            BigInteger number = new BigInteger(digits);
            return number.max(BigInteger.valueOf(Long.MIN_VALUE))
                    .min(BigInteger.valueOf(Long.MAX_VALUE))
                    .longValueExact();
        } catch (NumberFormatException e) {
            throw new XmlRpcException("not a number: " + digits, e);
        }
    }

    /** Whether it is one of the usual numbers, which have no need of {@link BigInteger}. */
    private static boolean isShortAndAscii(String digits) {
        int start = digits.startsWith("-") ? 1 : 0;
        for (int i = start; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return digits.length() > start && digits.length() <= MOST_DIGITS_OF_LONG;
    }

    /** A number that may be a fraction, infinite, or none at all. */
    static double fraction(String text) throws XmlRpcException {
        String number = withoutUnderscores(text.strip());
        boolean signed = number.startsWith("+") || number.startsWith("-");
        return switch (number.substring(signed ? 1 : 0).toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "infinity" -> number.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            default -> digits(number);
        };
    }

    private static double digits(String number) throws XmlRpcException {
        for (int i = 0; i < number.length(); i++) {
            if (PARTS_OF_FRACTIONS.indexOf(number.charAt(i)) < 0) {
                throw new XmlRpcException("not a number: " + number);
            }
        }
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw new XmlRpcException("not a number: " + number, e);
        }
    }

    /** Python allows single underscores between digits; others stay, and are no part of a number. */
    private static String withoutUnderscores(String number) {
        if (number.indexOf('_') < 0) {
            return number;
        }
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            boolean between = i > 0
                    && i + 1 < number.length()
                    && Character.isDigit(number.charAt(i - 1))
                    && Character.isDigit(number.charAt(i + 1));
            if (number.charAt(i) != '_' || !between) {
                digits.append(number.charAt(i));
            }
        }
        return digits.toString();
    }
}

package dev.supervisor.api.ini;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * How one value is written: what stands between a {@code %(name)} and its end.
 *
 * @param precision {@link #NONE} if not given
 * @param conversion the letter
 * @param index where the letter stands in the format
 */
record ConversionSpec(String flags, int width, int precision, int conversion, int index) {
    static final int NONE = -1;
    private static final int USUAL_PRECISION = 6;

    /** Text, cut to the precision. */
    String text(String text) {
        int length = text.codePointCount(0, text.length());
        String cut = precision == NONE || precision >= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, precision));
        String blanks = " ".repeat(Math.max(0, width - cut.codePointCount(0, cut.length())));
        return has('-') ? cut + blanks : blanks + cut;
    }

    /** A whole number with at least as many digits as the precision says. */
    String integer(long number, int radix) {
        String digits = Long.toString(number, radix).replace("-", "");
        if (precision > digits.length()) {
            digits = "0".repeat(precision - digits.length()) + digits;
        }
        String sign = sign(number);
        if (has('#') && radix != 10) {
            sign += radix == 8 ? "0o" : "0x";
        }
        String padded = padded(sign, digits);
        return conversion == 'X' ? padded.toUpperCase(Locale.ROOT) : padded;
    }

    /** A number as a float. */
    String real(long number) {
        int digits = precision == NONE ? USUAL_PRECISION : precision;
        String magnitude =
                switch (Character.toLowerCase(conversion)) {
                    case 'f' -> String.format(Locale.ROOT, "%." + digits + "f", Math.abs((double) number));
                    case 'e' -> String.format(Locale.ROOT, "%." + digits + "e", Math.abs((double) number));
                    default -> general(number, Math.max(1, digits));
                };
        String padded = padded(sign(number), magnitude);
        return Character.isUpperCase(conversion) ? padded.toUpperCase(Locale.ROOT) : padded;
    }

    private static String general(long number, int digits) {
        BigDecimal rounded = new BigDecimal(number).abs().round(new MathContext(digits));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < digits) {
            return rounded.toBigInteger().toString();
        }
        BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
        return String.format(Locale.ROOT, "%se+%02d", mantissa.toPlainString(), exponent);
    }

    private String sign(long number) {
        return number < 0 ? "-" : has('+') ? "+" : has(' ') ? " " : "";
    }

    private String padded(String sign, String digits) {
        int missing = Math.max(0, width - sign.length() - digits.length());
        if (has('-')) {
            return sign + digits + " ".repeat(missing);
        }
        return has('0') ? sign + "0".repeat(missing) + digits : " ".repeat(missing) + sign + digits;
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }
}

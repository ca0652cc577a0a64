package dev.supervisor.api.ini;

import dev.supervisor.api.python.PythonRepr;
import java.util.Locale;
import java.util.Optional;

/** Python's {@code %} operator with names: {@code %(name)}, flags, width, precision, conversion. Used once, for one value. */
final class PercentFormat {
    private static final String FLAGS = "-+ #0";
    private static final String LENGTH_MODIFIERS = "hlL";
    private static final int MOST_DIGITS = 4;

    private final String format;
    private final String where;
    private final Expansion names;
    private final StringBuilder result = new StringBuilder();
    private int at;
    private boolean named;

    PercentFormat(String format, String where, Expansion names) {
        this.format = format;
        this.where = where;
        this.names = names;
    }

    /** Whether the value's last expansion ends the value at its closing parenthesis. */
    static boolean endsInOpenExpansion(String value) {
        int at = value.indexOf('%');
        while (at >= 0 && at + 1 < value.length()) {
            if (value.charAt(at + 1) == '(') {
                int close = closing(value, at + 1);
                if (close < 0 || close == value.length() - 1) {
                    return close > 0;
                }
                at = value.indexOf('%', close + 1);
            } else {
                at = value.indexOf('%', at + 2);
            }
        }
        return false;
    }

    String render() throws ExpansionException {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c == '%') {
                expandOne();
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    private void expandOne() throws ExpansionException {
        if (peek() == '%') {
            at++;
            result.append('%');
            return;
        }
        Optional<Expansion.Named> value = Optional.empty();
        if (peek() == '(') {
            int close = closing(format, at);
            if (close < 0) {
                throw bad("incomplete format key");
            }
            String key = format.substring(at + 1, close);
            at = close + 1;
            value = names.lookUp(key);
            if (value.isEmpty()) {
                throw names.unknown(format, where, key);
            }
        }
        ConversionSpec spec = spec();
        if (value.isPresent()) {
            named = true;
            convert(spec, value.get());
        } else {
            throw nameless(spec);
        }
    }

    /**
     * The error for a conversion without a name: Python gives it all names at once, or nothing if a name came before.
     * Nobody can want all names printed, so we refuse that too.
     */
    private ExpansionException nameless(ConversionSpec spec) {
        if (named) {
            return bad("not enough arguments for format string");
        }
        return switch (spec.conversion()) {
            case 'd', 'i', 'u' -> bad("%%%c format: a real number is required, not dict".formatted(spec.conversion()));
            case 'o', 'x', 'X' -> bad("%%%c format: an integer is required, not dict".formatted(spec.conversion()));
            case 'e', 'E', 'f', 'F', 'g', 'G' -> bad("must be real number, not dict");
            case 'c' -> bad("%c requires int or char");
            case 's', 'r', 'a' -> bad("not enough arguments for format string");
            default -> unsupported(spec);
        };
    }

    /** Index of the parenthesis that closes the one at {@code open}, or -1. */
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private ConversionSpec spec() throws ExpansionException {
        int flags = at;
        while (FLAGS.indexOf(peek()) >= 0) {
            at++;
        }
        String given = format.substring(flags, at);
        int width = number("width too big");
        int precision = ConversionSpec.NONE;
        if (peek() == '.') {
            at++;
            precision = Math.max(0, number("precision too big"));
        }
        if (LENGTH_MODIFIERS.indexOf(peek()) >= 0) {
            at++;
        }
        if (at >= format.length()) {
            throw bad("incomplete format");
        }
        int index = at;
        int conversion = format.codePointAt(at);
        at += Character.charCount(conversion);
        return new ConversionSpec(given, Math.max(0, width), precision, conversion, index);
    }

    private int number(String tooBig) throws ExpansionException {
        if (peek() == '*') {
            throw bad("* wants int");
        }
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at - start > MOST_DIGITS) {
            throw bad(tooBig);
        }
        return at == start ? ConversionSpec.NONE : Integer.parseInt(format, start, at, 10);
    }

    /** The next character, or NUL behind the end, which is neither a flag nor a digit. */
    private char peek() {
        return at < format.length() ? format.charAt(at) : '\0';
    }

    private void convert(ConversionSpec spec, Expansion.Named value) throws ExpansionException {
        switch (spec.conversion()) {
            case 's' -> result.append(spec.text(shown(value)));
            case 'r' -> result.append(spec.text(repr(value)));
            case 'a' -> result.append(spec.text(inAscii(repr(value))));
            case 'd', 'i', 'u' -> result.append(spec.integer(number(value, spec, "a real number"), 10));
            case 'o' -> result.append(spec.integer(number(value, spec, "an integer"), 8));
            case 'x', 'X' -> result.append(spec.integer(number(value, spec, "an integer"), 16));
            case 'e', 'E', 'f', 'F', 'g', 'G' -> result.append(spec.real(real(value)));
            case 'c' -> result.append(spec.text(character(value)));
            default -> throw unsupported(spec);
        }
    }

    private static String shown(Expansion.Named value) {
        return switch (value) {
            case Expansion.Named.Text(String text) -> text;
            case Expansion.Named.Number(long number) -> Long.toString(number);
        };
    }

    private static String repr(Expansion.Named value) {
        return switch (value) {
            case Expansion.Named.Text(String text) -> PythonRepr.of(text);
            case Expansion.Named.Number(long number) -> Long.toString(number);
        };
    }

    private static String inAscii(String repr) {
        StringBuilder ascii = new StringBuilder(repr.length());
        repr.codePoints()
                .forEach(c -> ascii.append(
                        c < 0x80
                                ? Character.toString(c)
                                : String.format(c <= 0xFF ? "\\x%02x" : c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c)));
        return ascii.toString();
    }

    private long number(Expansion.Named value, ConversionSpec spec, String wanted) throws ExpansionException {
        return switch (value) {
            case Expansion.Named.Text _ ->
                throw bad("%%%c format: %s is required, not str".formatted(spec.conversion(), wanted));
            case Expansion.Named.Number(long number) -> number;
        };
    }

    private long real(Expansion.Named value) throws ExpansionException {
        return switch (value) {
            case Expansion.Named.Text _ -> throw bad("must be real number, not str");
            case Expansion.Named.Number(long number) -> number;
        };
    }

    private String character(Expansion.Named value) throws ExpansionException {
        return switch (value) {
            case Expansion.Named.Text(String text) when text.codePointCount(0, text.length()) == 1 -> text;
            case Expansion.Named.Text _ -> throw bad("%c requires int or char");
            case Expansion.Named.Number(long number)
            when number >= 0 && number <= Character.MAX_CODE_POINT -> Character.toString((int) number);
            case Expansion.Named.Number _ -> throw bad("%c arg not in range(0x110000)");
        };
    }

    private ExpansionException unsupported(ConversionSpec spec) {
        int c = spec.conversion();
        int index = format.codePointCount(0, spec.index());
        return bad(String.format(
                Locale.ROOT,
                "unsupported format character '%c' (0x%x) at index %d",
                c > 31 && c <= 126 ? c : '?',
                c,
                index));
    }

    private ExpansionException bad(String detail) {
        return new ExpansionException("Format string " + PythonRepr.of(format) + " for " + PythonRepr.of(where)
                + " is badly formatted: " + detail);
    }
}

package dev.supervisor.unit.text;

import java.util.Optional;

/**
 * An escape as C has it: the text behind a backslash.
 *
 * @param length of it, without the backslash
 */
public record CEscape(String meaning, int length) {
    private static final String SINGLE = "abfnrtv\\\"'s";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"' ";

    /** The escape whose backslash stands before this place; none if it is not one, or is a NUL. */
    public static Optional<CEscape> at(String text, int at) {
        if (at >= text.length()) {
            return Optional.empty();
        }
        char first = text.charAt(at);
        int single = SINGLE.indexOf(first);
        if (single >= 0) {
            return Optional.of(new CEscape(MEANINGS.substring(single, single + 1), 1));
        }
        return switch (first) {
            case 'x' -> coded(text, at + 1, 2, 16).map(escape -> escape.longer(1));
            case 'u' -> coded(text, at + 1, 4, 16).map(escape -> escape.longer(1));
            case 'U' -> coded(text, at + 1, 8, 16).map(escape -> escape.longer(1));
            default -> coded(text, at, 3, 8);
        };
    }

    private static Optional<CEscape> coded(String text, int at, int digits, int base) {
        if (at + digits > text.length()) {
            return Optional.empty();
        }
        long code = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = Character.digit(text.charAt(i), base);
            if (digit < 0 || text.charAt(i) > 'f') {
                return Optional.empty();
            }
            code = code * base + digit;
        }
        boolean usable = code > 0 && code <= Character.MAX_CODE_POINT && (digits != 3 || code <= 255);
        return usable ? Optional.of(new CEscape(Character.toString((int) code), digits)) : Optional.empty();
    }

    private CEscape longer(int more) {
        return new CEscape(meaning, length + more);
    }

    /** A whole text with its escapes; none if one of them is not one. */
    public static Optional<String> unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                Optional<CEscape> escape = at(text, i + 1);
                if (escape.isEmpty()) {
                    return Optional.empty();
                }
                plain.append(escape.get().meaning);
                i += escape.get().length;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return Optional.of(plain.toString());
    }
}

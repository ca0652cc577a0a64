package dev.supervisor.unit.text;

import dev.supervisor.os.SystemText;
import java.util.Optional;

/**
 * A sequence of C that stands for something else.
 *
 * @param meaning a byte beyond ASCII is as in {@link SystemText}
 * @param length its characters, without the backslash
 * @param isByte whether it is part of a character at most
 */
public record EscapeSequence(String meaning, int length, boolean isByte) {
    private static final String LETTERS = "abfnrtv\\\"'s";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000B\\\"' ";
    private static final int BYTES = 0xDC00;

    /** The one whose first character behind the backslash is here. */
    static Optional<EscapeSequence> at(String text, int at) {
        if (at >= text.length()) {
            return Optional.empty();
        }
        char c = text.charAt(at);
        int letter = LETTERS.indexOf(c);
        if (letter >= 0) {
            return Optional.of(new EscapeSequence(MEANINGS.substring(letter, letter + 1), 1, false));
        }
        return switch (c) {
            case 'x' -> number(text, at + 1, 2, 16).map(value -> ofByte(value, 3));
            case 'u' -> number(text, at + 1, 4, 16).map(value -> ofCharacter(value, 5));
            case 'U' ->
                number(text, at + 1, 8, 16).filter(EscapeSequence::isCharacter).map(value -> ofCharacter(value, 9));
            case '0', '1', '2', '3', '4', '5', '6', '7' ->
                number(text, at, 3, 8).filter(value -> value < 256).map(value -> ofByte(value, 3));
            default -> Optional.empty();
        };
    }

    /** A whole text with its sequences replaced; none if one of them is not one. */
    public static Optional<String> unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
            Optional<EscapeSequence> escape = at(text, at + 1);
            if (escape.isEmpty()) {
                return Optional.empty();
            }
            plain.append(text, from, at).append(escape.get().meaning);
            from = at + 1 + escape.get().length;
        }
        plain.append(text, from, text.length());
        return Optional.of(SystemText.decode(SystemText.encode(plain.toString())));
    }

    /** A number of exactly that many digits; not 0, which no text of the system can hold. */
    private static Optional<Integer> number(String text, int at, int digits, int base) {
        if (at + digits > text.length()) {
            return Optional.empty();
        }
        long value = 0;
        for (int digit = 0; digit < digits; digit++) {
            char c = text.charAt(at + digit);
            int next = c < 0x80 ? Character.digit(c, base) : -1;
            if (next < 0) {
                return Optional.empty();
            }
            value = value * base + next;
        }
        return value == 0 || value > Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) value);
    }

    private static boolean isCharacter(int point) {
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        boolean reserved = point >= 0xFDD0 && point <= 0xFDEF || (point & 0xFFFE) == 0xFFFE;
        return point <= 0x10FFFF && !surrogate && !reserved;
    }

    private static EscapeSequence ofByte(int value, int length) {
        return value < 0x80
                ? new EscapeSequence(String.valueOf((char) value), length, false)
                : new EscapeSequence(String.valueOf((char) (BYTES + value)), length, true);
    }

    /** A surrogate has no form in UTF-8, but the three bytes that it would have are taken. */
    private static EscapeSequence ofCharacter(int point, int length) {
        if (point < 0xD800 || point > 0xDFFF) {
            return new EscapeSequence(Character.toString(point), length, false);
        }
        char[] bytes = {
            (char) (BYTES + (0xE0 | point >> 12)),
            (char) (BYTES + (0x80 | point >> 6 & 0x3F)),
            (char) (BYTES + (0x80 | point & 0x3F))
        };
        return new EscapeSequence(new String(bytes), length, true);
    }
}

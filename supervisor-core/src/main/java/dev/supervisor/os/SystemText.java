package dev.supervisor.os;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text of the system (environment, arguments, paths) as strings, without losing a byte.
 *
 * <p>The system's text is bytes and need not be UTF-8. Bytes that are not become lone surrogates U+DC80 to U+DCFF and turn
 * back into the same bytes, as Python's {@code surrogateescape} does in the original. Pure; any thread.
 */
public final class SystemText {
    private static final int ESCAPE = 0xDC00;

    /** The runtime's replacement for bytes that are not UTF-8; it may also occur by itself. */
    private static final char REPLACEMENT = '\uFFFD';

    private SystemText() {}

    /** The string that {@link #encode} turns back into exactly these bytes. */
    public static String decode(byte[] bytes) {
        String plain = new String(bytes, StandardCharsets.UTF_8);
        return plain.indexOf(REPLACEMENT) < 0 ? plain : decodeEscaping(bytes);
    }

    private static String decodeEscaping(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int length = sequenceLength(bytes, at);
            if (length == 0) {
                text.append((char) (ESCAPE + (bytes[at] & 0xFF)));
                at++;
            } else {
                text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
                at += length;
            }
        }
        return text.toString();
    }

    /** The bytes that the system is given for {@code text}. */
    public static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return isAscii(text, bytes) || !hasEscapes(text) ? bytes : encodeEscapes(text);
    }

    /** Nearly always, and found out without a look at each character, which costs a young daemon a quarter of a start. */
    private static boolean isAscii(String text, byte[] bytes) {
        return bytes.length == text.length() && new String(bytes, StandardCharsets.ISO_8859_1).equals(text);
    }

    private static byte[] encodeEscapes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 8);
        int plainFrom = 0;
        for (int at = 0; at < text.length(); at++) {
            if (isEscape(text, at)) {
                bytes.writeBytes(text.substring(plainFrom, at).getBytes(StandardCharsets.UTF_8));
                bytes.write(text.charAt(at) - ESCAPE);
                plainFrom = at + 1;
            }
        }
        bytes.writeBytes(text.substring(plainFrom).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static boolean hasEscapes(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isEscape(text, at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is an escaped byte at {@code at}, and not the second half of a pair of surrogates. */
    private static boolean isEscape(String text, int at) {
        char here = text.charAt(at);
        return here >= ESCAPE + 0x80
                && here <= ESCAPE + 0xFF
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /** Length of the well-formed UTF-8 sequence at {@code at}, or 0 if there is none. */
    private static int sequenceLength(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xC2 && first <= 0xDF
                ? 2
                : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean overlongOrSurrogateOrTooBig = first == 0xE0 && second < 0xA0
                || first == 0xED && second > 0x9F
                || first == 0xF0 && second < 0x90
                || first == 0xF4 && second > 0x8F;
        return overlongOrSurrogateOrTooBig ? 0 : length;
    }
}

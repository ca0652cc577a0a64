package dev.supervisor.api.xmlrpc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing document in UTF-8. */
final class XmlBytes {
    private static final int REPLACEMENT = 0xFFFD;
    /** The most bytes that one char of text can become: {@code &amp;}; a char that is half of a pair counts for less. */
    private static final int MOST_BYTES_OF_A_CHAR = 5;

    private static final int CHARS_AT_A_TIME = 4096;

    private byte[] bytes = new byte[512];
    private int length;

    /** Markup, for those who add the same again and again. */
    static byte[] ascii(String markup) {
        return markup.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Adds ASCII as it is. */
    void markup(String ascii) {
        bytes(ascii(ascii));
    }

    void bytes(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    void number(long number) {
        markup(Long.toString(number));
    }

    /** Adds text, escaped; what XML cannot carry is replaced. */
    void text(String text) {
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + CHARS_AT_A_TIME);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to++;
            }
            reserve((to - from) * MOST_BYTES_OF_A_CHAR);
            piece(text, from, to);
            from = to;
        }
    }

    /** The escaped bytes of each ASCII character. */
    static byte[][] ofAscii() {
        byte[][] each = new byte[0x80][];
        for (int c = 0; c < each.length; c++) {
            XmlBytes one = new XmlBytes();
            one.text(Character.toString(c));
            each[c] = one.toByteArray();
        }
        return each;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Takes out what there is. */
    byte[] take() {
        byte[] taken = toByteArray();
        length = 0;
        return taken;
    }

    private void piece(String text, int from, int to) {
        byte[] into = bytes;
        int at = length;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c < ' ' || c == '&' || c == '<' || c == '>') {
                length = at;
                i += special(text, i, to);
                at = length;
            } else {
                into[at++] = (byte) c;
            }
        }
        length = at;
    }

    /** Adds what is not plain ASCII; says how many chars more than one it was. */
    private int special(String text, int i, int to) {
        char c = text.charAt(i);
        if (c == '&' || c == '<' || c == '>') {
            byte[] escaped = c == '&' ? AMP : c == '<' ? LT : GT;
            System.arraycopy(escaped, 0, bytes, length, escaped.length);
            length += escaped.length;
            return 0;
        }
        boolean pair = Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(text.charAt(i + 1));
        int point = pair ? Character.toCodePoint(c, text.charAt(i + 1)) : c;
        utf8(XmlCharacters.isXml(point) ? point : REPLACEMENT);
        return pair ? 1 : 0;
    }

    private void utf8(int point) {
        if (point < 0x80) {
            put(point);
        } else if (point < 0x800) {
            put(0xC0 | point >> 6);
            put(0x80 | point & 0x3F);
        } else if (point < 0x10000) {
            put(0xE0 | point >> 12);
            put(0x80 | point >> 6 & 0x3F);
            put(0x80 | point & 0x3F);
        } else {
            put(0xF0 | point >> 18);
            put(0x80 | point >> 12 & 0x3F);
            put(0x80 | point >> 6 & 0x3F);
            put(0x80 | point & 0x3F);
        }
    }

    private void put(int octet) {
        bytes[length++] = (byte) octet;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private static final byte[] AMP = {'&', 'a', 'm', 'p', ';'};
    private static final byte[] LT = {'&', 'l', 't', ';'};
    private static final byte[] GT = {'&', 'g', 't', ';'};
}

package dev.supervisor.line;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes within the quotes of JSON: what is not UTF-8 becomes U+FFFD. Pure. */
final class JsonText {
    private static final int LONGEST_ESCAPE = 6;
    private static final String HEXADECIMAL = "0123456789abcdef";

    private JsonText() {}

    /** Where text goes, part by part. */
    interface Sink {
        void put(byte[] text, int from, int to);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] escaped(byte[] text) {
        ByteBuffer escaped = ByteBuffer.allocate(LONGEST_ESCAPE * text.length);
        put(text, 0, text.length, (part, from, to) -> escaped.put(part, from, to - from));
        return Arrays.copyOf(escaped.array(), escaped.position());
    }

    /** Adds a part of a text, nearly always as it is. */
    static void put(byte[] text, int from, int to, Sink sink) {
        int plainFrom = from;
        int at = from;
        while (at < to) {
            byte here = text[at];
            if (here >= ' ' && here != '"' && here != '\\') {
                at++;
                continue;
            }
            sink.put(text, plainFrom, at);
            if (here < 0) {
                at = putForeign(text, at, to, sink);
            } else {
                byte[] escape = escape(here);
                sink.put(escape, 0, escape.length);
                at++;
            }
            plainFrom = at;
        }
        sink.put(text, plainFrom, to);
    }

    /** All bytes from here to the next one of ASCII, which no sequence of UTF-8 contains. Where that is. */
    private static int putForeign(byte[] text, int from, int to, Sink sink) {
        int end = from;
        while (end < to && text[end] < 0) {
            end++;
        }
        byte[] valid = new String(text, from, end - from, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        sink.put(valid, 0, valid.length);
        return end;
    }

    private static byte[] escape(byte special) {
        return ascii(
                switch (special) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    case '\b' -> "\\b";
                    case '\f' -> "\\f";
                    case '\n' -> "\\n";
                    case '\r' -> "\\r";
                    case '\t' -> "\\t";
                    default -> "\\u00" + HEXADECIMAL.charAt(special >> 4) + HEXADECIMAL.charAt(special & 0xf);
                });
    }
}

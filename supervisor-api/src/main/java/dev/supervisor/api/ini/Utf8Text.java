package dev.supervisor.api.ini;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a file, strictly decoded.
 *
 * <p>The original reads 8192 bytes at a time and complains about the first piece that is not UTF-8 when it comes to it, so
 * mistakes in lines of earlier pieces are found first; and it counts positions from the start of what it was decoding then.
 *
 * @param sound what comes before the piece with the first bad byte; everything if there is none
 * @param complaint Python's sentence about the bad byte
 */
record Utf8Text(String sound, Optional<String> complaint) {
    private static final int PIECE_BYTES = 8192;

    /** A loop in one long call stays interpreted for most of a file; in many short ones it is compiled before long. */
    private static final int STRIDE_BYTES = 128;

    static Utf8Text decode(byte[] bytes) {
        int at = endOfAscii(bytes, 0);
        if (at == bytes.length) {
            return new Utf8Text(new String(bytes, StandardCharsets.ISO_8859_1), Optional.empty());
        }
        while (at < bytes.length) {
            int length = sequenceLength(bytes, at);
            if (length <= 0) {
                return broken(bytes, at, -length);
            }
            at = endOfAscii(bytes, at + length);
        }
        return new Utf8Text(new String(bytes, StandardCharsets.UTF_8), Optional.empty());
    }

    /** Where the characters of one byte end that begin at {@code from}. */
    private static int endOfAscii(byte[] bytes, int from) {
        int at = from;
        int end = from;
        while (at == end && end < bytes.length) {
            end = Math.min(end + STRIDE_BYTES, bytes.length);
            at = endOfAscii(bytes, at, end);
        }
        return at;
    }

    private static int endOfAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** @param good bytes of the bad sequence that were still right, its first one among them */
    private static Utf8Text broken(byte[] bytes, int at, int good) {
        boolean cutOff = good > 0 && at + good == bytes.length;
        int noticed = cutOff ? bytes.length - 1 : at + good;
        int piece = noticed / PIECE_BYTES * PIECE_BYTES;
        int base = cutOff || isSurrogateAtEnd(bytes, at) ? at : Math.min(at, piece);
        int from = at - base;
        String reason =
                good == 0 ? "invalid start byte" : cutOff ? "unexpected end of data" : "invalid continuation byte";
        String place = good <= 1
                ? "byte 0x%02x in position %d".formatted(bytes[at] & 0xFF, from)
                : "bytes in position %d-%d".formatted(from, from + good - 1);
        return new Utf8Text(
                new String(bytes, 0, base, StandardCharsets.UTF_8),
                Optional.of("'utf-8' codec can't decode " + place + ": " + reason));
    }

    /** Python waits for the third byte of a surrogate before it refuses the first. */
    private static boolean isSurrogateAtEnd(byte[] bytes, int at) {
        return at + 2 == bytes.length && (bytes[at] & 0xFF) == 0xED && (bytes[at + 1] & 0xE0) == 0xA0;
    }

    /** Length of the sequence at {@code at}; if it is not well-formed, minus the number of bytes that are right (0: none). */
    private static int sequenceLength(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        for (int i = 1; i < length; i++) {
            if (at + i >= bytes.length || !continues(first, bytes[at + i] & 0xFF, i)) {
                return -i;
            }
        }
        return length;
    }

    private static boolean continues(int first, int next, int place) {
        int least = place > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = place > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        return next >= least && next <= most;
    }
}

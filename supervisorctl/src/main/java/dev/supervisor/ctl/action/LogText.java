package dev.supervisor.ctl.action;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text out of pieces of bytes. A character that is cut in two waits for its rest, one of which the beginning was never there is left out, and
 * of what is not UTF-8 only that is replaced; the original shows such a piece as {@code Undecodable: b'…'}.
 */
final class LogText {
    private static final String REPLACEMENT = "\uFFFD";
    private static final int LONGEST_REST_BYTES = 3;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] held = {};
    private boolean begun;

    /** The text of the next piece, and of what was held back of the one before. */
    String next(byte[] piece) {
        int from = begun ? 0 : restOfCharacter(piece);
        begun |= piece.length > 0;
        ByteBuffer in = ByteBuffer.allocate(held.length + piece.length - from)
                .put(held)
                .put(piece, from, piece.length - from)
                .flip();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        decoder.reset().decode(in, out, false);
        held = new byte[in.remaining()];
        in.get(held);
        return out.flip().toString();
    }

    /** The rest when no more comes. */
    String rest() {
        return held.length == 0 ? "" : REPLACEMENT;
    }

    /** How many bytes there are in front of the first character. */
    private static int restOfCharacter(byte[] piece) {
        int bytes = 0;
        while (bytes < Math.min(LONGEST_REST_BYTES, piece.length) && (piece[bytes] & 0xC0) == 0x80) {
            bytes++;
        }
        return bytes;
    }
}

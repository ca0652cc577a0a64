package dev.supervisor.ctl.action;

import dev.supervisor.api.state.PythonRepr;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text out of pieces of bytes. A piece that is not UTF-8 is shown the way the original shows it ({@code Undecodable: b'…'}); a
 * character that is only cut in two waits for its rest, which the original does not grant it.
 */
final class LogText {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private byte[] held = {};

    /** The text of the next piece, and of what was held back of the one before. */
    String next(byte[] piece) {
        byte[] bytes = new byte[held.length + piece.length];
        System.arraycopy(held, 0, bytes, 0, held.length);
        System.arraycopy(piece, 0, bytes, held.length, piece.length);
        held = new byte[0];

        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.reset().decode(in, out, false);
        if (result.isError()) {
            return undecodable(bytes);
        }
        held = new byte[in.remaining()];
        in.get(held);
        return out.flip().toString();
    }

    /** What is left when no more comes. */
    String rest() {
        return held.length == 0 ? "" : undecodable(held);
    }

    private static String undecodable(byte[] bytes) {
        return "Undecodable: " + PythonRepr.of(bytes);
    }
}

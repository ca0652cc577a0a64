package dev.supervisor.api.xmlrpc;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Escapes a text that comes in pieces, as {@link XmlRpcWriter} does one that is there: what is no UTF-8 and what XML cannot carry becomes
 * U+FFFD. A character may be cut between two pieces. One thread.
 */
final class TextEscaping {
    private static final byte[][] ASCII = XmlBytes.ofAscii();
    private static final byte[] SIZES = sizes();
    private static final int NOT_ASCII = -1;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] begun = {};

    private static byte[] sizes() {
        byte[] sizes = new byte[ASCII.length];
        for (int c = 0; c < sizes.length; c++) {
            sizes[c] = (byte) ASCII[c].length;
        }
        return sizes;
    }

    /**
     * The bytes to send for the next piece; an incomplete character at its end is kept back. May be the piece itself.
     */
    byte[] escape(byte[] piece) {
        int size = begun.length == 0 ? sizeOfAscii(piece) : NOT_ASCII;
        if (size != NOT_ASCII) {
            return size == piece.length ? piece : escapedAscii(piece, size);
        }
        ByteBuffer bytes = ByteBuffer.allocate(begun.length + piece.length)
                .put(begun)
                .put(piece)
                .flip();
        CharBuffer chars = CharBuffer.allocate(bytes.remaining());
        decoder.decode(bytes, chars, false);
        begun = new byte[bytes.remaining()];
        bytes.get(begun);
        return escaped(chars);
    }

    /** The bytes to send for a character that was begun and never completed. */
    byte[] end() {
        CharBuffer chars = CharBuffer.allocate(begun.length + 1);
        decoder.decode(ByteBuffer.wrap(begun), chars, true);
        decoder.flush(chars);
        begun = new byte[0];
        return escaped(chars);
    }

    /** How many bytes it becomes; as many as it has only if it stays as it is. */
    private static int sizeOfAscii(byte[] piece) {
        int size = 0;
        for (byte b : piece) {
            if (b < 0) {
                return NOT_ASCII;
            }
            size += SIZES[b];
        }
        return size;
    }

    private static byte[] escapedAscii(byte[] piece, int size) {
        byte[] escaped = new byte[size];
        int at = 0;
        for (byte b : piece) {
            if (SIZES[b] == 1) {
                escaped[at++] = b;
            } else {
                System.arraycopy(ASCII[b], 0, escaped, at, SIZES[b]);
                at += SIZES[b];
            }
        }
        return escaped;
    }

    private static byte[] escaped(CharBuffer chars) {
        XmlBytes escaped = new XmlBytes();
        escaped.text(chars.flip().toString());
        return escaped.toByteArray();
    }
}

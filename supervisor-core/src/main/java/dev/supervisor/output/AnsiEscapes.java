package dev.supervisor.output;

import java.io.ByteArrayOutputStream;

/**
 * Takes escape sequences out of a piece of output (supervisor/dispatchers.py stripEscapes): from {@code ESC [} to the first byte that ends
 * such a sequence, or to the end of the piece if none does. Pure.
 */
public final class AnsiEscapes {
    private static final byte ESCAPE = 0x1b;
    private static final String ENDS = "HfABCDRsuJKhlpm";

    private AnsiEscapes() {}

    public static byte[] strip(byte[] piece) {
        int escape = begin(piece, 0);
        if (escape == piece.length) {
            return piece;
        }
        ByteArrayOutputStream rest = new ByteArrayOutputStream(piece.length);
        int shown = 0;
        while (shown < piece.length) {
            rest.write(piece, shown, escape - shown);
            shown = end(piece, escape);
            escape = begin(piece, shown);
        }
        return rest.toByteArray();
    }

    /** Where the next sequence begins; the length if none does. */
    private static int begin(byte[] piece, int from) {
        for (int i = from; i < piece.length - 1; i++) {
            if (piece[i] == ESCAPE && piece[i + 1] == '[') {
                return i;
            }
        }
        return piece.length;
    }

    /** The index after the sequence that begins there. */
    private static int end(byte[] piece, int escape) {
        for (int i = escape; i < piece.length; i++) {
            if (ENDS.indexOf(piece[i]) >= 0) {
                return i + 1;
            }
        }
        return piece.length;
    }
}

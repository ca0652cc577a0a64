package dev.supervisor.output;

import dev.supervisor.history.LastWords;
import java.nio.ByteBuffer;

/** The end of what a process writes, on both streams. Takes no memory before there is something. Pump thread only. */
public final class OutputTail {
    private static final int ROOM = LastWords.MOST_BYTES;

    private static final byte[] NOTHING = {};

    private byte[] ring = NOTHING;
    private int next;
    private boolean full;

    /** Looks at a piece of output without using it up. */
    public void saw(ByteBuffer piece) {
        if (ring.length == 0) {
            ring = new byte[ROOM];
        }
        int length = Math.min(piece.remaining(), ROOM);
        int from = piece.limit() - length;
        int first = Math.min(length, ROOM - next);
        piece.get(from, ring, next, first);
        if (first < length) {
            piece.get(from + first, ring, 0, length - first);
        }
        full |= next + length >= ROOM;
        next = (next + length) % ROOM;
    }

    /** Its contents; empties it. */
    public LastWords take() {
        if (next == 0 && !full) {
            return LastWords.NONE;
        }
        byte[] words = new byte[full ? ROOM : next];
        int older = words.length - next;
        System.arraycopy(ring, ROOM - older, words, 0, older);
        System.arraycopy(ring, 0, words, older, next);
        LastWords last = new LastWords(words, !full);
        next = 0;
        full = false;
        return last;
    }
}

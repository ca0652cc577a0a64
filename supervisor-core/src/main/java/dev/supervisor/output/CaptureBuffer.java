package dev.supervisor.output;

import java.util.Arrays;

/**
 * The last of what was added, bounded as the original bounds it (supervisor/loggers.py BoundIO): where {@code n} bytes do not fit, the
 * first {@code n} go. So a single piece that is bigger than the bound stays whole.
 */
final class CaptureBuffer {
    /** Whatever the configuration allows: an event of it takes several times as much memory on its way. */
    private static final int SHARE_OF_HEAP = 16;

    private final long most;
    private byte[] bytes = {};
    private int from;
    private int to;

    /** @param most bytes; never more than a small part of our memory */
    CaptureBuffer(long most) {
        this.most = Math.min(most, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    void add(byte[] piece) {
        if (size() + piece.length > most) {
            from = Math.min(from + piece.length, to);
        }
        if (to + piece.length > bytes.length) {
            byte[] kept = takeAll();
            bytes = Arrays.copyOf(kept, 2 * (kept.length + piece.length));
            to = kept.length;
        }
        System.arraycopy(piece, 0, bytes, to, piece.length);
        to += piece.length;
    }

    /** Its contents; empties it. */
    byte[] takeAll() {
        byte[] all = Arrays.copyOfRange(bytes, from, to);
        bytes = new byte[0];
        from = 0;
        to = 0;
        return all;
    }

    private int size() {
        return to - from;
    }
}

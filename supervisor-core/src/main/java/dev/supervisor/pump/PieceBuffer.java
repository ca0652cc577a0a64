package dev.supervisor.pump;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Room for the piece that is being read. Takes no memory before it is needed; most daemons never have a pipe of more than the common size.
 * Pump thread only.
 */
final class PieceBuffer {
    /** The longest piece. A log exceeds its {@code maxbytes} by less than this. */
    private static final int LONGEST_PIECE_BYTES = BigPipes.BIG_BYTES;

    private Optional<ByteBuffer> buffer = Optional.empty();

    /** Replaces the buffer: its current user keeps the old one until later. */
    void renew() {
        buffer = Optional.empty();
    }

    /** Room for all that is in the pipe. */
    ByteBuffer roomFor(StreamPipe pipe) {
        int wanted = pipe.capacity() > BigPipes.COMMON_BYTES ? LONGEST_PIECE_BYTES : BigPipes.COMMON_BYTES;
        if (buffer.isEmpty() || buffer.get().capacity() < wanted) {
            buffer = Optional.of(ByteBuffer.allocateDirect(wanted));
        }
        return buffer.get();
    }
}

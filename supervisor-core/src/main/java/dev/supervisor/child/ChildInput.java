package dev.supervisor.child;

import dev.supervisor.loop.EventLoop;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * The standard input of one child, written without ever waiting for it: what its pipe does not take now is kept, and written when the child
 * has read on (supervisor/dispatchers.py PInputDispatcher). Loop thread only.
 */
public final class ChildInput {
    /** The bytes kept for a child that does not read; beyond that nothing is accepted. */
    private static final int MOST_WAITING_BYTES = 1024 * 1024;

    /** Bounds a turn: a child that reads as fast as we write must not hold up the others. */
    private static final int PIECES_PER_TURN = 64;

    private static final byte[] NOTHING = {};

    /** Shared by all whose child has read everything so far, as most have: nothing is ever put there. */
    private static final Deque<ByteBuffer> NOBODY_WAITS = new ArrayDeque<>(0);

    private final Fd pipe;
    private final EventLoop loop;
    private final Descriptors descriptors;
    private final Supplier<ByteBuffer> room;
    private Deque<ByteBuffer> waiting = NOBODY_WAITS;
    private long waitingBytes;
    private boolean watched;
    private boolean broken;

    /** @param room for a piece, direct; anybody may use it between our calls */
    ChildInput(Fd pipe, EventLoop loop, Descriptors descriptors, Supplier<ByteBuffer> room) {
        this.pipe = pipe;
        this.loop = loop;
        this.descriptors = descriptors;
        this.room = room;
    }

    /** Writes all of it or nothing, now or later. */
    public InputWritten write(byte[] bytes) {
        return write(bytes, NOTHING);
    }

    /** Writes all of both parts or nothing, now or later. */
    public InputWritten write(byte[] head, byte[] rest) {
        if (broken) {
            return InputWritten.CLOSED;
        }
        if (!takes()) {
            return InputWritten.FULL;
        }
        if (waiting.isEmpty() && head.length + rest.length <= room.get().capacity()) {
            writeAtOnce(head, rest);
        } else {
            keep(ByteBuffer.wrap(head));
            keep(ByteBuffer.wrap(rest));
            writeOn();
        }
        return broken ? InputWritten.CLOSED : InputWritten.TAKEN;
    }

    /** Whether the next write would be taken, as far as is known. */
    public boolean takes() {
        return !broken && waitingBytes < MOST_WAITING_BYTES;
    }

    void close() {
        giveUp();
        unwatch();
        descriptors.close(pipe);
    }

    /** Input that fits into one piece is written without being kept, unless the pipe does not accept all of it. */
    private void writeAtOnce(byte[] head, byte[] rest) {
        ByteBuffer piece = room.get();
        piece.clear().put(head).put(rest).flip();
        try {
            if (piece.hasRemaining()) {
                descriptors.write(pipe, piece);
            }
        } catch (SystemException gone) {
            giveUp(); // EPIPE; whatever else it is, nobody will read from this pipe any more
            return;
        }
        if (piece.hasRemaining()) {
            byte[] left = new byte[piece.remaining()];
            piece.get(left);
            keep(ByteBuffer.wrap(left));
            watch();
        }
    }

    private void keep(ByteBuffer bytes) {
        if (bytes.hasRemaining()) {
            if (waiting == NOBODY_WAITS) {
                waiting = new ArrayDeque<>(1);
            }
            waiting.add(bytes);
            waitingBytes += bytes.remaining();
        }
    }

    private void writeOn() {
        try {
            boolean taken = true;
            for (int pieces = 0; taken && pieces < PIECES_PER_TURN && !waiting.isEmpty(); pieces++) {
                taken = writePiece();
            }
        } catch (SystemException gone) {
            giveUp(); // EPIPE; whatever else it is, nobody will read from this pipe any more
        }
        if (waiting.isEmpty()) {
            unwatch();
        } else {
            watch();
        }
    }

    private void watch() {
        if (!watched) {
            watched = true;
            loop.watchWrites(pipe, _ -> writeOn());
        }
    }

    /** Whether the pipe has taken the whole piece. */
    private boolean writePiece() throws SystemException {
        ByteBuffer first = waiting.getFirst();
        ByteBuffer piece = room.get();
        int length = Math.min(piece.capacity(), first.remaining());
        piece.clear().put(first.slice(first.position(), length)).flip();
        int written = Math.max(descriptors.write(pipe, piece), 0);
        first.position(first.position() + written);
        waitingBytes -= written;
        if (!first.hasRemaining()) {
            waiting.removeFirst();
        }
        return written == length;
    }

    private void giveUp() {
        broken = true;
        waiting.clear();
        waitingBytes = 0;
    }

    private void unwatch() {
        if (watched) {
            watched = false;
            loop.forget(pipe);
        }
    }
}

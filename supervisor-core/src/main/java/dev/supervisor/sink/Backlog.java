package dev.supervisor.sink;

import dev.supervisor.logfile.RotatingLog;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Output for which a log has no room now, in order, each piece to be written by itself. Bounded. Pump thread only. */
final class Backlog {
    /** The bound for one log: the last words of some children besides the piece that did not fit. */
    private static final int MOST_BYTES = 1024 * 1024;

    /** The memory that a piece takes besides its bytes. */
    private static final int COST_PER_PIECE = 64;

    private final Desk desk;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private int cost;

    /** The capacity that all backlogs of a pump share. One thread. */
    static final class Desk {
        private long left;
        private ByteBuffer direct = ByteBuffer.allocateDirect(0);

        /** @param bytes that there is room for in all of them */
        Desk(long bytes) {
            left = bytes;
        }

        private ByteBuffer direct(Piece piece) {
            int size = piece.bytes.length - piece.begin;
            if (direct.capacity() < size) {
                direct = ByteBuffer.allocateDirect(size);
            }
            return direct.clear().put(piece.bytes, piece.begin, size).flip();
        }
    }

    /**
     * Written as a whole if that can be.
     *
     * @param bytes as the log is to have them
     * @param begin where that begins which is left to be written
     * @param output how much output is lost with it
     * @param cutsLine whether a line is in the log in part without it
     */
    private record Piece(byte[] bytes, int begin, Optional<Long> output, boolean cutsLine, StreamCount count) {
        long loss() {
            return output.orElse((long) bytes.length - begin);
        }

        Piece from(int later) {
            return new Piece(bytes, later, output, true, count);
        }

        int cost() {
            return bytes.length + COST_PER_PIECE;
        }
    }

    /**
     * The result of an attempt to write.
     *
     * @param moved whether any of it was written
     * @param trouble why all of it is lost, if it is
     * @param lost bytes of output
     * @param cutOff whether the log ends within a line then
     */
    record Went(boolean moved, Optional<String> trouble, long lost, boolean cutOff) {}

    Backlog(Desk desk) {
        this.desk = desk;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Adds output as it is, which is used up; whether there was room. */
    boolean add(ByteBuffer piece, StreamCount count) {
        return add(new Piece(StreamSink.bytesOf(piece), 0, Optional.empty(), false, count));
    }

    /**
     * Adds lines, which are used up; whether there was room.
     *
     * @param output bytes that they had before
     * @param begun whether a part of them is written already
     */
    boolean add(ByteBuffer lines, long output, boolean begun, StreamCount count) {
        return add(new Piece(StreamSink.bytesOf(lines), 0, Optional.of(output), begun, count));
    }

    private boolean add(Piece piece) {
        boolean fits = piece.cost() <= Math.min(MOST_BYTES - cost, desk.left);
        if (!fits && !pieces.isEmpty()) {
            return false; // the first one may be the end of something that is written already
        }
        pieces.add(piece);
        cost += piece.cost();
        desk.left -= piece.cost();
        return true;
    }

    private void dropFirst() {
        Piece piece = pieces.removeFirst();
        cost -= piece.cost();
        desk.left += piece.cost();
    }

    /** Writes what there is room for; if that fails all is lost, and counted where it came from. */
    Went writeTo(RotatingLog log) {
        boolean moved = false;
        while (!pieces.isEmpty()) {
            Piece piece = pieces.getFirst();
            ByteBuffer bytes = desk.direct(piece);
            int size = bytes.remaining();
            RotatingLog.Written written = log.write(bytes);
            if (written.lost() > 0) {
                boolean cutOff = piece.cutsLine() || written.lost() < size;
                return new Went(moved, written.trouble(), drop(), cutOff);
            }
            int left = bytes.remaining();
            moved |= left < size;
            if (left > 0) {
                if (left < size) {
                    pieces.removeFirst();
                    pieces.addFirst(piece.from(piece.bytes.length - left));
                }
                break;
            }
            dropFirst();
        }
        return new Went(moved, Optional.empty(), 0, false);
    }

    /** Loses all of it, counted where it came from; how many bytes of output. */
    long drop() {
        long lost = 0;
        while (!pieces.isEmpty()) {
            long loss = pieces.getFirst().loss();
            pieces.getFirst().count().lost(loss);
            lost += loss;
            dropFirst();
        }
        return lost;
    }
}

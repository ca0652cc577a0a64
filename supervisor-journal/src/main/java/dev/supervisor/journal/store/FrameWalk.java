package dev.supervisor.journal.store;

import dev.supervisor.journal.store.SegmentFormat.BlockBase;
import java.nio.ByteBuffer;

/** Goes from frame to frame through a part of a segment. Behind damage it goes on at the next block. */
final class FrameWalk {
    private static final int MARK_IN_BLOCK = FrameOutput.FRAME_HEAD + 1;

    private final FrameInput input;
    private final ByteBuffer bytes;
    private final long origin;
    private int begin;
    private int next;
    private boolean damaged;
    private BlockBase base;

    /**
     * @param origin the place of the first byte in the segment
     */
    FrameWalk(byte[] part, long origin) {
        input = new FrameInput(part);
        bytes = ByteBuffer.wrap(part);
        this.origin = origin;
    }

    /** Enters the next whole frame and returns its kind; 0 if there is none. */
    int enter() {
        while (next < input.size()) {
            int kind = enterAt(next);
            if (kind != 0) {
                begin = next;
                next = input.end();
                return kind;
            }
            int block = nextBlock(next + 1);
            if (block < 0) {
                return 0;
            }
            damaged = true;
            next = block;
        }
        return 0;
    }

    /** The content of the frame that was entered, behind its kind, or behind the base of a block. */
    FrameInput content() {
        return input;
    }

    /** The base of the block that the walk is in; null before the first one. */
    BlockBase base() {
        return base;
    }

    /** The place of the frame that was entered. */
    long begin() {
        return origin + begin;
    }

    /** The place behind the last whole frame. */
    long end() {
        return origin + next;
    }

    /** Whether something between whole frames was none. */
    boolean isDamaged() {
        return damaged;
    }

    private int enterAt(int at) {
        if (!input.enter(at)) {
            return 0;
        }
        int kind = input.one();
        if (kind == SegmentFormat.BLOCK) {
            if (input.eight() != SegmentFormat.MARK || input.number() != origin + at) {
                return 0;
            }
            base = BlockBase.read(input);
        }
        return kind;
    }

    /** The next place where a whole frame of a block begins; -1 if there is none. */
    private int nextBlock(int from) {
        for (int at = from; at + MARK_IN_BLOCK + Long.BYTES <= bytes.capacity(); at++) {
            boolean marked = bytes.get(at + MARK_IN_BLOCK) == (byte) (SegmentFormat.MARK >>> 56)
                    && bytes.getLong(at + MARK_IN_BLOCK) == SegmentFormat.MARK;
            if (marked && enterAt(at) == SegmentFormat.BLOCK) {
                return at;
            }
        }
        return -1;
    }
}

package dev.supervisor.http;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;

/** A body as it comes in. A small one is free, a larger one takes of the memory that all share. Http thread only. */
final class RequestBody {
    static final int LONGEST_BYTES = 2 << 20;

    /** A call of any method with its arguments; as many as there may be connections fit beside each other. */
    private static final int SMALL_BYTES = 32 << 10;

    private final Memory memory;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int taken;

    RequestBody(Memory memory) {
        this.memory = memory;
    }

    /** Adds a piece; says whether there was room for it. */
    boolean add(ByteBuf piece) {
        int more = Math.max(0, bytes.size() + piece.readableBytes() - SMALL_BYTES) - taken;
        if (!memory.take(more)) {
            return false;
        }
        taken += more;
        byte[] copy = new byte[piece.readableBytes()];
        piece.readBytes(copy);
        bytes.writeBytes(copy);
        return true;
    }

    byte[] whole() {
        return bytes.toByteArray();
    }

    /** Releases it. */
    void drop() {
        memory.giveBack(taken);
        taken = 0;
    }
}

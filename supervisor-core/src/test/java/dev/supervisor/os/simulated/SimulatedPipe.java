package dev.supervisor.os.simulated;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** A pipe between us and simulated children; our end is closed by us, the other one when its last holder has ended. */
final class SimulatedPipe implements OpenThing {
    static final int CAPACITY = 65_536;

    private final boolean weWrite;
    private final Runnable onChange;
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private int buffered;
    private boolean ourEndClosed;
    private int holders;

    /**
     * @param weWrite whether our end is the one for writing
     * @param onChange called when we have written or closed
     */
    SimulatedPipe(boolean weWrite, Runnable onChange) {
        this.weWrite = weWrite;
        this.onChange = onChange;
    }

    void hold() {
        holders++;
    }

    void letGo() {
        holders--;
    }

    boolean ourEndClosed() {
        return ourEndClosed;
    }

    /** Output of a child; it never has to wait. */
    void put(byte[] bytes) {
        if (!ourEndClosed && bytes.length > 0) {
            chunks.add(bytes.clone());
            buffered += bytes.length;
        }
    }

    /** All that a child can read now. */
    byte[] takeAll() {
        ByteBuffer all = ByteBuffer.allocate(buffered);
        chunks.forEach(all::put);
        chunks.clear();
        buffered = 0;
        return all.array();
    }

    @Override
    public int read(ByteBuffer into) throws SystemException {
        if (weWrite) {
            throw new SystemException(Errno.named("EBADF"), "cannot read from the writing end of a pipe");
        }
        if (buffered == 0) {
            return holders == 0 ? 0 : Descriptors.WOULD_BLOCK;
        }
        int start = into.position();
        while (into.hasRemaining() && !chunks.isEmpty()) {
            byte[] chunk = chunks.poll();
            int part = Math.min(chunk.length, into.remaining());
            into.put(chunk, 0, part);
            if (part < chunk.length) {
                chunks.addFirst(Arrays.copyOfRange(chunk, part, chunk.length));
            }
        }
        buffered -= into.position() - start;
        return into.position() - start;
    }

    @Override
    public int write(ByteBuffer from) throws SystemException {
        if (!weWrite) {
            throw new SystemException(Errno.named("EBADF"), "cannot write to the reading end of a pipe");
        }
        if (holders == 0) {
            throw new SystemException(Errno.named("EPIPE"), "cannot write to a pipe");
        }
        int part = Math.min(from.remaining(), CAPACITY - buffered);
        if (part == 0) {
            return Descriptors.WOULD_BLOCK;
        }
        byte[] chunk = new byte[part];
        from.get(chunk);
        chunks.add(chunk);
        buffered += part;
        onChange.run();
        return part;
    }

    @Override
    public boolean readable() {
        return !weWrite && (buffered > 0 || holders == 0);
    }

    @Override
    public boolean writable() {
        return weWrite && (buffered < CAPACITY || holders == 0);
    }

    @Override
    public boolean broken() {
        return holders == 0;
    }

    @Override
    public void close() {
        ourEndClosed = true;
        if (!weWrite) {
            chunks.clear();
            buffered = 0;
        }
        onChange.run();
    }
}

package dev.supervisor.os.simulated;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Somebody who takes datagrams, such as the system's log. */
public final class SimulatedDatagrams {
    /** As by default on Linux. */
    private static final int MOST_WAITING = 10;

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean closed;

    /** Takes all that wait, in their order. */
    public List<byte[]> takeAll() {
        List<byte[]> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }

    /** Takes the first that waits. */
    Optional<byte[]> take() {
        return Optional.ofNullable(waiting.poll());
    }

    /** Listens no more. */
    public void close() {
        closed = true;
    }

    OpenThing connected() throws SystemException {
        if (closed) {
            throw new SystemException(Errno.named("ECONNREFUSED"), "cannot connect");
        }
        return new Sender();
    }

    private final class Sender implements OpenThing {
        @Override
        public int read(ByteBuffer into) {
            return Descriptors.WOULD_BLOCK;
        }

        @Override
        public int write(ByteBuffer from) throws SystemException {
            if (closed) {
                throw new SystemException(Errno.named("ECONNREFUSED"), "cannot write");
            }
            if (!writable()) {
                return Descriptors.WOULD_BLOCK;
            }
            byte[] datagram = new byte[from.remaining()];
            from.get(datagram);
            waiting.add(datagram);
            return datagram.length;
        }

        @Override
        public boolean readable() {
            return false;
        }

        @Override
        public boolean writable() {
            return waiting.size() <= MOST_WAITING;
        }

        @Override
        public boolean broken() {
            return closed;
        }

        @Override
        public void close() {
            // what was sent stays sent
        }
    }
}

package dev.supervisor.os.portable;

import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jnr.constants.platform.Errno;
import jnr.ffi.Pointer;

/** Waits in poll(2), whose numbers and struct are the same everywhere, woken up through a pipe. Looks at every descriptor at each poll. */
final class PortablePoller implements Poller {
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;
    private static final int POLLFD_SIZE = 8;
    private static final int POLLFD_EVENTS = 4;
    private static final int POLLFD_REVENTS = 6;
    private static final int FIRST_ROOM = 64;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Duration LONGEST_NAP = Duration.ofDays(1);

    private final Map<Integer, Short> interests = new LinkedHashMap<>();
    private final ByteBuffer oneByte = ByteBuffer.allocateDirect(1);
    private final ByteBuffer wakeUps = ByteBuffer.allocateDirect(64);
    private final Pipe wake;
    private Pointer polled = Unix.memory(FIRST_ROOM * POLLFD_SIZE);
    private int room = FIRST_ROOM;
    private int count;
    private boolean changed = true;

    PortablePoller() throws SystemException {
        wake = Pipe.open();
        Pipe.neverBlock(wake.readEnd());
        Pipe.neverBlock(wake.writeEnd());
        interests.put(wake.readEnd(), POLLIN);
    }

    /** Whether a write would not wait, or fail. */
    static boolean canBeWritten(Fd fd) {
        Pointer asked = Unix.memory(POLLFD_SIZE);
        asked.putInt(0, fd.number());
        asked.putShort(POLLFD_EVENTS, POLLOUT);
        return Unix.LIBC.poll(asked, 1, 0) > 0;
    }

    @Override
    public void watchReads(Fd fd) {
        watch(fd, POLLIN);
    }

    @Override
    public void watchWrites(Fd fd) {
        watch(fd, POLLOUT);
    }

    private void watch(Fd fd, short interest) {
        interests.put(fd.number(), interest);
        changed = true;
    }

    @Override
    public void forget(Fd fd) {
        changed |= interests.remove(fd.number()) != null;
    }

    @Override
    public void poll(Optional<Duration> nap, Consumer<Fd> ready) {
        if (changed) {
            list();
        }
        if (waitForEvents(nap) == 0) {
            return;
        }
        List<Integer> reported = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (polled.getShort((long) i * POLLFD_SIZE + POLLFD_REVENTS) != 0) {
                reported.add(polled.getInt((long) i * POLLFD_SIZE));
            }
        }
        for (int fd : reported) {
            if (fd == wake.readEnd()) {
                emptyWakeUps();
            } else if (interests.containsKey(fd)) { // not forgotten by the receiver of an earlier one
                ready.accept(new Fd(fd));
            }
        }
    }

    private void list() {
        if (interests.size() > room) {
            room = 2 * interests.size();
            polled = Unix.memory(room * POLLFD_SIZE);
        }
        count = 0;
        interests.forEach((fd, interest) -> {
            polled.putInt((long) count * POLLFD_SIZE, fd);
            polled.putShort((long) count * POLLFD_SIZE + POLLFD_EVENTS, interest);
            count++;
        });
        changed = false;
    }

    private int waitForEvents(Optional<Duration> nap) {
        Optional<Long> nanos = nap.map(PortablePoller::bounded).map(Duration::toNanos);
        long start = System.nanoTime();
        while (true) {
            int millis =
                    nanos.map(all -> millis(all - (System.nanoTime() - start))).orElse(-1);
            int answer = Unix.LIBC.poll(polled, count, millis);
            if (answer >= 0) {
                return answer;
            }
            if (!Unix.failedWith(Errno.EINTR)) {
                throw new IllegalStateException("cannot poll: " + Unix.error().name());
            }
        }
    }

    private static Duration bounded(Duration nap) {
        return nap.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : nap;
    }

    /** Rounded up, so that what was waited for is due afterwards. */
    private static int millis(long nanos) {
        return (int) Math.max(0, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    private void emptyWakeUps() {
        while (Unix.LIBC.read(wake.readEnd(), wakeUps, wakeUps.capacity()) == wakeUps.capacity()) {
            // there may be more
        }
    }

    /** A full pipe wakes up as well. */
    @Override
    public void wakeUp() {
        Unix.LIBC.write(wake.writeEnd(), oneByte, 1);
    }

    /** To be called when nobody can call {@link #wakeUp} any more. */
    @Override
    public void close() {
        wake.close();
    }
}

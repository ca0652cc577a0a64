package dev.supervisor.os.linux;

import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits in epoll, woken up through an eventfd, of which each write counts once: it is never read. */
final class LinuxPoller implements Poller {
    private static final Libc EPOLL_CREATE1 = Libc.function("epoll_create1");
    private static final Libc EPOLL_CTL = Libc.function("epoll_ctl");
    private static final Libc EPOLL_WAIT = Libc.function("epoll_wait");

    /** Waits to the nanosecond; not there in older C libraries, nor in kernels before 5.11. */
    private static final Optional<Libc> EPOLL_PWAIT2 = Libc.find("epoll_pwait2");

    private static final Libc EVENTFD = Libc.function("eventfd");
    private static final Libc WRITE = Libc.function("write");

    private static final int EVENTS_PER_POLL = 1024;
    private static final int FIRST_DESCRIPTORS = 64;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long LONGEST_NAP_NANOS = Duration.ofDays(1).toNanos();

    private final Arena arena = Arena.ofShared();
    private final MemorySegment events = arena.allocate((long) EVENTS_PER_POLL * Numbers.EPOLL_EVENT_SIZE, 8);
    private final MemorySegment oneEvent = arena.allocate(Numbers.EPOLL_EVENT_SIZE, 8);
    private final MemorySegment timeout = arena.allocate(ValueLayout.JAVA_LONG, 2);
    private final MemorySegment one = arena.allocateFrom(ValueLayout.JAVA_LONG, 1);
    private Fd[] watched = new Fd[FIRST_DESCRIPTORS]; // by number: the system gives the lowest that is free
    private final int epoll;
    private final int wake;
    private boolean exactWaits = EPOLL_PWAIT2.isPresent();

    LinuxPoller() throws SystemException {
        epoll = EPOLL_CREATE1.call(Numbers.EPOLL_CLOEXEC);
        if (epoll < 0) {
            throw Libc.refused("cannot open a poller");
        }
        wake = EVENTFD.call(0, Numbers.EFD_CLOEXEC | Numbers.EFD_NONBLOCK);
        if (wake < 0) {
            SystemException refused = Libc.refused("cannot open a poller");
            LinuxDescriptors.close(epoll);
            throw refused;
        }
        control(Numbers.EPOLL_CTL_ADD, wake, Numbers.EPOLLIN | Numbers.EPOLLET);
    }

    @Override
    public void watchReads(Fd fd) {
        watch(fd, Numbers.EPOLLIN);
    }

    @Override
    public void watchWrites(Fd fd) {
        watch(fd, Numbers.EPOLLOUT);
    }

    private void watch(Fd fd, int interest) {
        if (fd.number() >= watched.length) {
            watched = Arrays.copyOf(watched, fd.number() + fd.number() / 2);
        }
        boolean known = isWatched(fd);
        watched[fd.number()] = fd;
        control(known ? Numbers.EPOLL_CTL_MOD : Numbers.EPOLL_CTL_ADD, fd.number(), interest);
    }

    @Override
    public void forget(Fd fd) {
        if (isWatched(fd)) {
            watched[fd.number()] = null;
            control(Numbers.EPOLL_CTL_DEL, fd.number(), 0);
        }
    }

    private boolean isWatched(Fd fd) {
        return fd.number() < watched.length && watched[fd.number()] != null;
    }

    private void control(int operation, int fd, int interest) {
        oneEvent.set(ValueLayout.JAVA_INT_UNALIGNED, 0, interest);
        oneEvent.set(ValueLayout.JAVA_LONG_UNALIGNED, Numbers.EPOLL_EVENT_DATA, fd);
        if (EPOLL_CTL.call(epoll, operation, fd, oneEvent.address(), 0) != 0) {
            throw new IllegalStateException(
                    "cannot watch descriptor " + fd + ": " + Libc.error().name());
        }
    }

    @Override
    public void poll(Optional<Duration> nap, Consumer<Fd> ready) {
        int count = waitForEvents(nap);
        for (int i = 0; i < count; i++) {
            long data = events.get(
                    ValueLayout.JAVA_LONG_UNALIGNED, (long) i * Numbers.EPOLL_EVENT_SIZE + Numbers.EPOLL_EVENT_DATA);
            int number = (int) data;
            if (number < watched.length && watched[number] != null) {
                ready.accept(watched[
                        number]); // not the one that wakes up, and not forgotten by the receiver of an earlier one
            }
        }
    }

    private int waitForEvents(Optional<Duration> nap) {
        long napNanos = nap.isEmpty() ? -1 : nanos(nap.get());
        long start = napNanos > 0 ? System.nanoTime() : 0;
        long left = napNanos;
        while (true) {
            int count = exactWaits ? waitExactly(left) : waitMillis(left);
            if (count >= 0) {
                return count;
            }
            int error = Libc.errorNumber();
            if (error == Numbers.ENOSYS && exactWaits) {
                exactWaits = false;
            } else if (error != Numbers.EINTR) {
                throw new IllegalStateException("cannot poll: " + Libc.error().name());
            }
            left = napNanos > 0 ? Math.max(0, napNanos - (System.nanoTime() - start)) : napNanos;
        }
    }

    private int waitExactly(long nanos) {
        timeout.setAtIndex(ValueLayout.JAVA_LONG, 0, nanos / NANOS_PER_SECOND);
        timeout.setAtIndex(ValueLayout.JAVA_LONG, 1, nanos % NANOS_PER_SECOND);
        long forever = 0;
        return EPOLL_PWAIT2
                .orElseThrow()
                .call(epoll, events.address(), EVENTS_PER_POLL, nanos < 0 ? forever : timeout.address(), 0);
    }

    /** Rounded up, so that what was waited for is due afterwards. */
    private int waitMillis(long nanos) {
        long millis = nanos < 0 ? -1 : (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
        return EPOLL_WAIT.call(epoll, events.address(), EVENTS_PER_POLL, millis, 0);
    }

    private static long nanos(Duration nap) {
        return nap.isNegative() ? 0 : nap.compareTo(Duration.ofDays(1)) > 0 ? LONGEST_NAP_NANOS : nap.toNanos();
    }

    @Override
    public void wakeUp() {
        WRITE.word(wake, one.address(), Long.BYTES);
    }

    /** To be called when nobody can call {@link #wakeUp} any more. */
    @Override
    public void close() {
        LinuxDescriptors.close(wake);
        LinuxDescriptors.close(epoll);
        arena.close();
    }
}

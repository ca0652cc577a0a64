package dev.supervisor.os.simulated;

import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SystemException;
import dev.supervisor.time.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Waits in simulated time: a poll that finds nothing ready lets the kernel's time pass until something is, or until the nap is over. A
 * test that moves the time itself polls with a nap of zero.
 */
public final class SimulatedPoller implements Poller {
    private final SimulatedKernel kernel;
    private final DescriptorTable table;
    private final Map<Fd, Boolean> watchedForWriting = new LinkedHashMap<>();
    private final AtomicBoolean wokenUp = new AtomicBoolean();

    SimulatedPoller(SimulatedKernel kernel, DescriptorTable table) {
        this.kernel = kernel;
        this.table = table;
    }

    @Override
    public void watchReads(Fd fd) {
        watch(fd, false);
    }

    @Override
    public void watchWrites(Fd fd) {
        watch(fd, true);
    }

    private void watch(Fd fd, boolean forWriting) {
        if (!table.isOpen(fd)) {
            throw new IllegalStateException("descriptor " + fd.number() + " is not open");
        }
        watchedForWriting.put(fd, forWriting);
    }

    @Override
    public void forget(Fd fd) {
        watchedForWriting.remove(fd);
    }

    /** Descriptors that are watched. */
    public List<Fd> watched() {
        return List.copyOf(watchedForWriting.keySet());
    }

    /**
     * @throws IllegalStateException if it would wait for ever
     */
    @Override
    public void poll(Optional<Duration> nap, Consumer<Fd> ready) {
        Optional<Deadline> end = nap.map(duration -> kernel.clock().now().plus(duration));
        List<Fd> found = ready();
        while (found.isEmpty() && !wokenUp.get()) {
            Optional<Deadline> next = kernel.next();
            if (end.isPresent() && (next.isEmpty() || next.get().compareTo(end.get()) > 0)) {
                kernel.advanceTo(end.get());
                break;
            }
            if (!kernel.happenNext()) {
                throw new IllegalStateException("nothing will ever happen");
            }
            found = ready();
        }
        wokenUp.set(false);
        found.forEach(ready);
    }

    /** Whether a poll would end at once, however long its nap is. */
    public boolean hasSomething() {
        return wokenUp.get() || !ready().isEmpty();
    }

    private List<Fd> ready() {
        return watchedForWriting.keySet().stream().filter(this::isReady).toList();
    }

    private boolean isReady(Fd fd) {
        try {
            OpenThing thing = table.get(fd);
            return thing.broken() || (watchedForWriting.get(fd) ? thing.writable() : thing.readable());
        } catch (SystemException closed) {
            throw new IllegalStateException(
                    "descriptor " + fd.number() + " was closed before it was forgotten", closed);
        }
    }

    @Override
    public void wakeUp() {
        wokenUp.set(true);
    }

    @Override
    public void close() {
        watchedForWriting.clear();
    }
}

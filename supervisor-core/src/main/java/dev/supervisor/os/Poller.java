package dev.supervisor.os;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets a loop wait. One per thread; only {@link #wakeUp} may be called by others. */
public interface Poller extends AutoCloseable {

    /**
     * Reports {@code fd} at each poll while it can be read or its other end is closed. A descriptor is watched for one of the two; the
     * last call counts.
     */
    void watchReads(Fd fd);

    /** Reports {@code fd} at each poll while it can be written or its other end is closed. */
    void watchWrites(Fd fd);

    /** Reports it no more. To be called before it is closed. */
    void forget(Fd fd);

    /**
     * Waits until something is ready, somebody called {@link #wakeUp}, or {@code nap} is over; then reports what is ready, each
     * descriptor once.
     *
     * @param nap empty: as long as it takes
     */
    void poll(Optional<Duration> nap, Consumer<Fd> ready);

    /** Ends a poll that waits, or the next one. Any thread. Never blocks. */
    void wakeUp();

    @Override
    void close();
}

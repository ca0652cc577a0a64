package dev.supervisor.os.simulated;

import dev.supervisor.time.Clock;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.Instant;

/** Time as a number that the test moves. It begins at 0 on the monotonic clock and at {@link #EPOCH} on the wall. */
public final class ManualClock implements Clock {
    public static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private long monotonicNanos;
    private Instant wall = EPOCH;

    @Override
    public Now now() {
        return new Now(monotonicNanos, wall);
    }

    /** Lets time pass on both clocks. Nothing happens by it; to let simulated children live on, use the kernel's. */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + duration);
        }
        monotonicNanos += duration.toNanos();
        wall = wall.plus(duration);
    }

    /** Steps the wall clock alone, forwards or backwards, as an operator or NTP would. */
    public void stepWall(Duration step) {
        wall = wall.plus(step);
    }

    void advanceTo(Deadline deadline) {
        advance(deadline.remaining(now()));
    }
}

package dev.supervisor.os.linux;

import dev.supervisor.time.Clock;
import dev.supervisor.time.Now;
import java.time.Instant;

/** The system's two clocks: CLOCK_MONOTONIC, which on Linux is what the runtime reads, and the calendar. */
public final class LinuxClock implements Clock {
    @Override
    public Now now() {
        return new Now(System.nanoTime(), Instant.now());
    }

    @Override
    public long monotonicNanos() {
        return System.nanoTime();
    }
}

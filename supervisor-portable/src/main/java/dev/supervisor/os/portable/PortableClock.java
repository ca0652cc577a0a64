package dev.supervisor.os.portable;

import dev.supervisor.time.Clock;
import dev.supervisor.time.Now;
import java.time.Instant;

/** The runtime's two clocks: the monotonic one and the calendar. */
final class PortableClock implements Clock {
    @Override
    public Now now() {
        return new Now(System.nanoTime(), Instant.now());
    }
}

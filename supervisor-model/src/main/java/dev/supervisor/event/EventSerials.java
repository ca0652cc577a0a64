package dev.supervisor.event;

import java.util.Optional;

/** Numbers the events that anybody queues, for as long as the daemon lives, however often it starts over. Loop thread only. */
public final class EventSerials {
    private long next;
    private long latestSerial;
    private Optional<SupervisorEvent> latest = Optional.empty();

    /** The number of the event that is being handed out: the same for all who ask for it, from 0 up; one that nobody queues has none. */
    public long of(SupervisorEvent event) {
        if (latest.isEmpty() || latest.get() != event) {
            latest = Optional.of(event);
            latestSerial = next;
            next = after(next);
        }
        return latestSerial;
    }

    /** The number after this one; after the greatest comes 0 again. */
    public static long after(long serial) {
        return serial == Long.MAX_VALUE ? 0 : serial + 1;
    }
}

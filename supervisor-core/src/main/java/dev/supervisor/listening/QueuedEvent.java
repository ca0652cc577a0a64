package dev.supervisor.listening;

import dev.supervisor.event.EventMessage;
import dev.supervisor.event.EventTypes;
import dev.supervisor.event.SupervisorEvent;

/**
 * An event that a pool has taken.
 *
 * @param serial its number among all events that any pool has taken, from 0; the same in every pool
 * @param poolSerial its number among those of its pool, from 0
 */
public record QueuedEvent(SupervisorEvent event, long serial, long poolSerial) {
    /** The memory that an event takes besides its text. */
    private static final int OWN_COST_BYTES = 128;

    /** Its greatest memory use while it waits. */
    long cost() {
        return cost(event.foreignLength());
    }

    /** The memory use of an event with this many characters from others. */
    static long cost(int foreignLength) {
        return OWN_COST_BYTES + (long) Character.BYTES * foreignLength;
    }

    /**
     * The bytes for a listener: header and payload. The length in the header counts code points and not bytes, as in
     * the original; listeners that read text depend on it.
     *
     * @param identifier the daemon's
     */
    EventBytes message(String identifier, String pool) {
        EventMessage message = event.message();
        String header = "ver:3.0 server:" + identifier + " serial:" + serial + " pool:" + pool + " poolserial:"
                + poolSerial + " eventname:" + EventTypes.nameOf(event) + " len:"
                + message.codePoints() + "\n";
        return new EventBytes(message.headAfter(header), message.rest());
    }
}

package dev.supervisor.listening;

/** One listener of a pool, as far as its pool needs to know it. */
public interface EventReceiver {

    /** The process's own name. */
    String name();

    /** Whether it is RUNNING and waits for an event. */
    boolean isReady();

    /**
     * Sends it an event; it is busy with it from then on.
     *
     * @return false if nobody reads its standard input any more; it has not got the event then, and is what it was
     */
    boolean receive(QueuedEvent event, EventBytes message);
}

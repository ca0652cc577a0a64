package dev.supervisor.rest;

import java.util.concurrent.CompletableFuture;

/**
 * The events for one client of the event stream, piece by piece; asked for the next piece when the last one has been
 * sent. Any thread.
 */
public interface EventStream {

    /** The next piece, once there is something. */
    CompletableFuture<byte[]> next();

    /** Closes it: nobody asks any more. */
    void end();
}

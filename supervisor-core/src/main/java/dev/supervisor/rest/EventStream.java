package dev.supervisor.rest;

import java.util.concurrent.CompletableFuture;

/** What one client of the stream of events is sent, piece by piece; asked for the next piece when the last one has gone. Any thread. */
public interface EventStream {

    /** The next piece, once there is something. */
    CompletableFuture<byte[]> next();

    /** Nobody asks any more. */
    void end();
}

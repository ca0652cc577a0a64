package dev.supervisor.ctl.client;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A log that grows. Read by one thread; {@link #close} may be called by another, and ends a read that waits. */
public interface LogStream extends Closeable {

    /**
     * Waits for more.
     *
     * @return what has been added, or empty when the server ends the stream or this has been closed
     */
    Optional<byte[]> next() throws IOException;

    @Override
    void close() throws IOException;
}

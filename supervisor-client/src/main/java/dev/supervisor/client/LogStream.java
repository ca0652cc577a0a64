package dev.supervisor.client;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A log that grows. One thread; interrupting it ends the stream, whatever it waits for. */
public interface LogStream extends Closeable {

    /**
     * Waits for more.
     *
     * @return what has been added, or empty when the server ends the stream or the thread is interrupted (and it stays so)
     */
    Optional<byte[]> next() throws IOException;

    @Override
    void close() throws IOException;
}

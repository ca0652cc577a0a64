package dev.supervisor.ctl.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A log over a connection of its own, which is made when the first piece is asked for. */
final class HttpLogStream implements LogStream {
    private static final int OK = 200;
    private static final Closeable NOT_YET = () -> {};
    private static final Closeable NO_MORE = () -> {};

    private final ServerAddress address;
    private final Credentials credentials;
    private final LogPath log;

    /** What {@link #close} has to close, shared with the thread that calls it. */
    private final AtomicReference<Closeable> toClose = new AtomicReference<>(NOT_YET);

    private Optional<HttpConnection> connection = Optional.empty();
    private boolean chunked;

    HttpLogStream(ServerAddress address, Credentials credentials, LogPath log) {
        this.address = address;
        this.credentials = credentials;
        this.log = log;
    }

    /** @throws ServerException of kind {@code HTTP_STATUS} if there is no such log to be had */
    @Override
    public Optional<byte[]> next() throws IOException {
        try {
            if (connection.isEmpty() && !connects()) {
                return Optional.empty();
            }
            return chunked ? connection.get().readChunk() : connection.get().readSome();
        } catch (ClosedChannelException e) {
            return Optional.empty();
        }
    }

    private boolean connects() throws IOException {
        if (toClose.get() == NO_MORE) {
            return false;
        }
        HttpConnection http = HttpConnection.open(address);
        if (!toClose.compareAndSet(NOT_YET, http)) {
            http.close();
            return false;
        }
        connection = Optional.of(http);
        http.get(log.path(), credentials.authorizationForStreams());
        HttpHead head = http.readHead();
        if (head.status() != OK) {
            throw new ServerException(ServerException.Kind.HTTP_STATUS, "Cannot read, status code " + head.status());
        }
        chunked = head.chunked();
        return true;
    }

    @Override
    public void close() throws IOException {
        toClose.getAndSet(NO_MORE).close();
    }
}

package dev.supervisor.client;

import java.io.IOException;
import java.util.Optional;

/** A log over a connection of its own, which is made when the first piece is asked for. */
final class HttpLogStream implements LogStream {
    private static final int OK = 200;

    private final ServerAddress address;
    private final Credentials credentials;
    private final Patience patience;
    private final LogPath log;

    private Optional<HttpConnection> connection = Optional.empty();
    private boolean chunked;

    /** @param patience until there is a log; it may be silent for as long as it likes */
    HttpLogStream(ServerAddress address, Credentials credentials, Patience patience, LogPath log) {
        this.address = address;
        this.credentials = credentials;
        this.patience = patience;
        this.log = log;
    }

    /** @throws ServerException of kind {@code HTTP_STATUS} if there is no such log to be had */
    @Override
    public Optional<byte[]> next() throws IOException {
        try {
            HttpConnection http = connection.isPresent() ? connection.get() : patience.during(this::connect);
            return chunked ? http.readChunk() : http.readSome();
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private HttpConnection connect() throws IOException {
        HttpConnection http = HttpConnection.open(address);
        connection = Optional.of(http);
        http.get(log.path(), credentials.authorizationForStreams());
        HttpHead head = http.readHead();
        if (head.status() != OK) {
            throw new ServerException(ServerException.Kind.HTTP_STATUS, "Cannot read, status code " + head.status());
        }
        chunked = head.chunked();
        return http;
    }

    @Override
    public void close() throws IOException {
        if (connection.isPresent()) {
            connection.get().close();
        }
    }
}

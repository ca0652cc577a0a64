package dev.supervisor.ctl.action;

import dev.supervisor.client.LogPath;
import dev.supervisor.client.LogStream;
import dev.supervisor.client.ServerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Logs that have these pieces added and then end. Any thread. */
final class FakeLogStreams {
    private final Map<String, Deque<String>> streams = new ConcurrentHashMap<>();

    void put(LogPath path, String... pieces) {
        streams.put(path.path(), new ArrayDeque<>(List.of(pieces)));
    }

    LogStream at(LogPath path) {
        return new LogStream() {
            @Override
            public Optional<byte[]> next() throws IOException {
                if (Thread.currentThread().isInterrupted()) {
                    return Optional.empty();
                }
                Deque<String> pieces = streams.get(path.path());
                if (pieces == null) {
                    throw new ServerException(ServerException.Kind.HTTP_STATUS, "Cannot read, status code 404");
                }
                return Optional.ofNullable(pieces.poll()).map(piece -> piece.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void close() {
                streams.remove(path.path());
            }
        };
    }
}

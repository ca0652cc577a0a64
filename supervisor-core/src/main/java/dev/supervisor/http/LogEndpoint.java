package dev.supervisor.http;

import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.http.HttpAnswer.Follow;
import dev.supervisor.logfile.LogTail;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * {@code /logtail/name[/channel]} and {@code /mainlogtail}: logs as they grow (supervisor/http.py logtail_handler,
 * mainlogtail_handler).
 */
final class LogEndpoint {
    private static final String DEFAULT_CHANNEL = "stdout";

    /** Tells reverse proxies to pass each piece on as it comes. */
    private static final Map<String, String> UNBUFFERED = Map.of("X-Accel-Buffering", "no");

    private final LogSources sources;

    LogEndpoint(LogSources sources) {
        this.sources = sources;
    }

    CompletableFuture<HttpAnswer> ofProcess(HttpCall call) {
        if (!call.method().equals("GET")) {
            return Router.error(HttpResponseStatus.BAD_REQUEST);
        }
        String[] parts = call.path().substring(1).split("/", 3);
        if (parts.length < 2) {
            return Router.error(HttpResponseStatus.NOT_FOUND);
        }
        String channel = parts.length == 3 ? parts[2] : DEFAULT_CHANNEL;
        return sources.ofProcess(parts[1], channel).thenApply(log -> follow(log, UNBUFFERED));
    }

    CompletableFuture<HttpAnswer> main(HttpCall call) {
        if (!call.method().equals("GET")) {
            return Router.error(HttpResponseStatus.BAD_REQUEST);
        }
        return sources.main().thenApply(log -> follow(log, Map.of()));
    }

    private static HttpAnswer follow(Optional<LogTail> log, Map<String, String> headers) {
        return log.<HttpAnswer>map(found -> new Follow(found, headers))
                .orElseGet(() -> Document.error(HttpResponseStatus.NOT_FOUND));
    }
}

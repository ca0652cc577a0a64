package dev.supervisor.http;

import dev.supervisor.api.state.StdStream;
import dev.supervisor.http.Endpoint.Work;
import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.http.HttpAnswer.Follow;
import dev.supervisor.http.HttpAnswer.Header;
import dev.supervisor.http.LogSources.Source;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Optional;

/**
 * {@code /logtail/name[/channel]} and {@code /mainlogtail}: logs as they grow (supervisor/http.py logtail_handler,
 * mainlogtail_handler).
 */
final class LogEndpoint {
    private static final StdStream DEFAULT_STREAM = StdStream.STDOUT;

    /** Tells reverse proxies to pass each piece on as it comes. */
    private static final List<Header> UNBUFFERED = List.of(new Header("X-Accel-Buffering", "no"));

    private final LogSources sources;

    LogEndpoint(LogSources sources) {
        this.sources = sources;
    }

    Work ofProcess(HttpCall call) {
        if (!call.method().equals("GET")) {
            return Router.error(HttpResponseStatus.BAD_REQUEST);
        }
        String[] parts = call.path().substring(1).split("/", 3);
        if (parts.length < 2) {
            return Router.error(HttpResponseStatus.NOT_FOUND);
        }
        String stream = parts.length == 3 ? parts[2] : DEFAULT_STREAM.word();
        return new Work(0, _ -> sources.ofProcess(parts[1], stream).thenApply(source -> follow(source, UNBUFFERED)));
    }

    Work main(HttpCall call) {
        if (!call.method().equals("GET")) {
            return Router.error(HttpResponseStatus.BAD_REQUEST);
        }
        return new Work(0, _ -> sources.main().thenApply(source -> follow(source, List.of())));
    }

    private static HttpAnswer follow(Optional<Source> source, List<Header> headers) {
        return source.<HttpAnswer>map(found -> new Follow(found.log(), found.modified(), headers))
                .orElseGet(() -> Document.error(HttpResponseStatus.NOT_FOUND));
    }
}

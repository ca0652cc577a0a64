package dev.supervisor.http;

import dev.supervisor.config.section.HttpApiSection;
import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.rest.RestAnswer;
import dev.supervisor.rest.RestRequest;
import dev.supervisor.rest.RestServer;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The API in JSON and what stands beside it; made when it is first asked for. Http thread only. */
final class ApiEndpoint implements Endpoint {
    private static final String GET = "GET";
    private static final String HEAD = "HEAD";
    private static final String BEGINNING = "/api";
    private static final Set<String> BESIDE =
            HttpApiSection.MONITORS.stream().map(name -> "/" + name).collect(Collectors.toUnmodifiableSet());

    /** Until it is known. */
    private static final int LARGE_BYTES = 1 << 20;

    private final Supplier<RestServer> maker;
    private final AnswerSizes sizes = new AnswerSizes(LARGE_BYTES);
    private Optional<RestServer> made = Optional.empty();

    ApiEndpoint(Supplier<RestServer> maker) {
        this.maker = maker;
    }

    /** Whether requests for this path are answered here, where it is served. */
    static boolean owns(String path) {
        return path.equals(BEGINNING) || path.startsWith(BEGINNING + "/") || BESIDE.contains(path);
    }

    @Override
    public Work of(HttpCall call) {
        RestServer server = made.orElseGet(maker);
        made = Optional.of(server);
        String method = call.method().equals(HEAD) ? GET : call.method();
        RestServer.Work work = server.of(new RestRequest(method, call.path(), call.query(), call.headers()));
        int expected = method.equals(GET) ? work.expected().orElseGet(() -> sizes.expected(call.path())) : 0;
        return new Work(expected, httpThread -> work.answer()
                .apply(httpThread)
                .thenApplyAsync(answer -> answer(answer, call), httpThread));
    }

    private HttpAnswer answer(RestAnswer answer, HttpCall call) {
        return switch (answer) {
            case RestAnswer.Document(int status, String contentType, byte[] body) -> {
                sizes.was(call.path(), body.length);
                yield new Document(HttpResponseStatus.valueOf(status), contentType, body, List.of());
            }
            case RestAnswer.Stream(var events)
            when call.method().equals(HEAD) -> {
                events.end();
                yield Document.error(HttpResponseStatus.METHOD_NOT_ALLOWED); // what has no end has no length either
            }
            case RestAnswer.Stream(var events) -> new HttpAnswer.Events(events);
        };
    }
}

package dev.supervisor.http;

import dev.supervisor.http.HttpAnswer.Document;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Who answers which URL: by its beginning, in the original's order (supervisor/http.py make_http_servers). */
final class Router implements Endpoint {
    private final Endpoint rpc;
    private final LogEndpoint logs;
    private final Optional<ApiEndpoint> api;

    /** @param api absent where it is not served */
    Router(Endpoint rpc, LogEndpoint logs, Optional<ApiEndpoint> api) {
        this.rpc = rpc;
        this.logs = logs;
        this.api = api;
    }

    @Override
    public CompletableFuture<HttpAnswer> answer(HttpCall call, Executor httpThread) {
        if (call.path().startsWith("/RPC2")) {
            return rpc.answer(call, httpThread);
        }
        if (call.path().startsWith("/logtail")) {
            return logs.ofProcess(call);
        }
        if (call.path().startsWith("/mainlogtail")) {
            return logs.main(call);
        }
        if (api.filter(served -> served.owns(call.path())).isPresent()) {
            return api.get().answer(call, httpThread);
        }
        boolean reading = call.method().equals("GET") || call.method().equals("HEAD");
        return error(reading ? HttpResponseStatus.NOT_FOUND : HttpResponseStatus.BAD_REQUEST);
    }

    /** An error that is known at once. */
    static CompletableFuture<HttpAnswer> error(HttpResponseStatus status) {
        return CompletableFuture.completedFuture(Document.error(status));
    }
}

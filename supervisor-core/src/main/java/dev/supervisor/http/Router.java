package dev.supervisor.http;

import dev.supervisor.http.HttpAnswer.Document;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Who answers which URL: by its beginning, in the original's order (supervisor/http.py make_http_servers). */
final class Router implements Endpoint {
    private final Endpoint rpc;
    private final LogEndpoint logs;

    Router(Endpoint rpc, LogEndpoint logs) {
        this.rpc = rpc;
        this.logs = logs;
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
        boolean reading = call.method().equals("GET") || call.method().equals("HEAD");
        return error(reading ? HttpResponseStatus.NOT_FOUND : HttpResponseStatus.BAD_REQUEST);
    }

    /** An error that is known at once. */
    static CompletableFuture<HttpAnswer> error(HttpResponseStatus status) {
        return CompletableFuture.completedFuture(Document.error(status));
    }
}

package dev.supervisor.http;

import dev.supervisor.http.HttpAnswer.Document;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;

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
    public Work of(HttpCall call) {
        if (call.path().startsWith("/RPC2")) {
            return rpc.of(call);
        }
        if (call.path().startsWith("/logtail")) {
            return logs.ofProcess(call);
        }
        if (call.path().startsWith("/mainlogtail")) {
            return logs.main(call);
        }
        if (api.filter(served -> served.owns(call.path())).isPresent()) {
            return api.get().of(call);
        }
        boolean reading = call.method().equals("GET") || call.method().equals("HEAD");
        return error(reading ? HttpResponseStatus.NOT_FOUND : HttpResponseStatus.BAD_REQUEST);
    }

    /** An error that is known at once. */
    static Work error(HttpResponseStatus status) {
        return Work.done(Document.error(status));
    }
}

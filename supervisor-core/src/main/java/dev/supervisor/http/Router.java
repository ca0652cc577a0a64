package dev.supervisor.http;

import dev.supervisor.http.HttpAnswer.Document;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;

/** Finds the endpoint for a URL: by its beginning, in the original's order (supervisor/http.py make_http_servers). */
final class Router implements Endpoint {
    private static final String NO_API = "The API in JSON, /metrics, /healthz and /readyz are on a TCP port only if the"
            + " configuration has a section [http_api], which may be empty.";

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
        if (api.isPresent() && ApiEndpoint.owns(call.path())) {
            return api.get().of(call);
        }
        if (ApiEndpoint.owns(call.path())) {
            return Work.done(Document.error(HttpResponseStatus.NOT_FOUND, NO_API));
        }
        boolean reading = call.method().equals("GET") || call.method().equals("HEAD");
        if (reading && call.path().equals("/")) {
            return Work.done(WelcomePage.of(api.isPresent()));
        }
        return error(reading ? HttpResponseStatus.NOT_FOUND : HttpResponseStatus.BAD_REQUEST);
    }

    /** An error that is known at once. */
    static Work error(HttpResponseStatus status) {
        return Work.done(Document.error(status));
    }
}

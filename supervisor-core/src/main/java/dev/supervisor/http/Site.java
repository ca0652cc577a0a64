package dev.supervisor.http;

import dev.supervisor.activity.ControlNarrator;
import dev.supervisor.http.login.Door;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The common parts of one server's connections.
 *
 * @param pages the pages on whose behalf browsers may send requests
 * @param open paths that need no login
 * @param door absent if the server needs no login
 * @param worker reads the logs that are followed
 */
record Site(
        Endpoint endpoint,
        ResponseHeads heads,
        Pages pages,
        Set<String> open,
        Optional<Door> door,
        ControlNarrator narrator,
        HeapShares heap,
        Executor worker) {

    /** Whether a request may pass by the door. */
    boolean isOpen(HttpRequest request) {
        HttpMethod method = request.method();
        return open.contains(Framing.path(request).split("\\?", 2)[0])
                && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD));
    }
}

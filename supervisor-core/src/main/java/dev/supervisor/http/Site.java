package dev.supervisor.http;

import dev.supervisor.activity.ControlNarrator;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * What the connections of one server have in common.
 *
 * @param pages those that browsers may show while they ask
 * @param open paths that nobody has to pass the door for
 * @param door absent if anybody may use it
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

package dev.supervisor.http;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Optional;

/**
 * Which HTTP a client speaks, and whether its connection is for more than one request: with 1.1 unless it says {@code close}, with 1.0
 * only if it says {@code keep-alive} (supervisor/http.py deferring_http_request.done).
 *
 * @param version 1.0 or 1.1
 */
record Persistence(HttpVersion version, boolean staysOpen) {

    /** For a client of which nothing can be understood. */
    static final Persistence NONE = new Persistence(HttpVersion.HTTP_1_1, false);

    static Persistence of(HttpRequest request) {
        String connection =
                Optional.ofNullable(request.headers().get("Connection")).orElse("");
        return request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                ? new Persistence(HttpVersion.HTTP_1_0, connection.equalsIgnoreCase("keep-alive"))
                : new Persistence(HttpVersion.HTTP_1_1, !connection.equalsIgnoreCase("close"));
    }

    /** The same for the last answer on a connection. */
    Persistence ending() {
        return new Persistence(version, false);
    }
}

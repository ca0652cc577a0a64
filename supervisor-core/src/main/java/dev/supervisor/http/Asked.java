package dev.supervisor.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.stream.Stream;

/**
 * The part of a request that its answer depends on. A connection stays open after the answer with HTTP 1.1 unless the
 * client says {@code close}, with 1.0 only if it says {@code keep-alive} (supervisor/http.py
 * deferring_http_request.done).
 *
 * @param line as the access log shows it
 * @param version 1.0 or 1.1
 * @param headOnly the client wants no body
 */
record Asked(String line, HttpVersion version, boolean staysOpen, boolean headOnly) {

    /** The request of a client that cannot be understood. */
    static final Asked NOTHING = new Asked("", HttpVersion.HTTP_1_1, false, false);

    static Asked of(HttpRequest request) {
        boolean old = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        return new Asked(
                request.method().name() + " " + request.uri() + " "
                        + request.protocolVersion().text(),
                old ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1,
                !says(request, "close") && (!old || says(request, "keep-alive")),
                request.method().equals(HttpMethod.HEAD));
    }

    /** Whether the header {@code Connection} has the word, which may stand among others. */
    private static boolean says(HttpRequest request, String word) {
        return request.headers().getAll("Connection").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .anyMatch(option -> option.strip().equalsIgnoreCase(word));
    }

    /** The same for the last answer on a connection. */
    Asked ending() {
        return new Asked(line, version, false, headOnly);
    }
}

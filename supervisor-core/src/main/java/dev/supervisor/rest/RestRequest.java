package dev.supervisor.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A client's request.
 *
 * @param path decoded
 * @param query the text after the question mark of the URL, unchanged
 * @param headers the value of a header by its name
 */
public record RestRequest(String method, String path, String query, Function<String, Optional<String>> headers) {

    /** The query's arguments, decoded; of several values of one name the last. */
    Map<String, String> arguments() {
        Map<String, String> arguments = new HashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                arguments.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return arguments;
    }

    /** Text with an invalid encoding stays unchanged. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}

package dev.supervisor.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The login for the server; either part may be missing. */
public record Credentials(Optional<String> username, Optional<String> password) {

    public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

    /** The value of the {@code Authorization} header: there is one only if both parts are known. */
    Optional<String> authorization() {
        if (username.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(basic(username.get() + ":" + password.get()));
    }

    /** The same for following a log, where only an empty password means none (supervisor/http_client.py). */
    Optional<String> authorizationForStreams() {
        if (password.isEmpty() || password.get().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(basic(username.orElse("None") + ":" + password.get()));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}

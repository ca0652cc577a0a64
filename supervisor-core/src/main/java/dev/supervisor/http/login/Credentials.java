package dev.supervisor.http.login;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The sender of a request, according to its header (supervisor/medusa/auth_handler.py). */
sealed interface Credentials {
    String SCHEME = "basic ";

    /** Nothing, or something other than name and password. */
    record None() implements Credentials {}

    /** A header that cannot be read. */
    record Unreadable() implements Credentials {}

    /** A name and a password, which may be wrong. */
    record Login(String name, String password) implements Credentials {}

    /** @param authorization the header of that name, if the request has it */
    static Credentials in(Optional<String> authorization) {
        if (authorization.isEmpty() || !authorization.get().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new None();
        }
        String encoded = authorization.get().substring(SCHEME.length()).strip();
        try {
            byte[] decoded = Base64.getDecoder().decode(encoded);
            String both = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded))
                    .toString();
            int colon = both.indexOf(':');
            boolean padded = encoded.length() % 4 == 0;
            return colon < 0 || !padded
                    ? new Unreadable()
                    : new Login(both.substring(0, colon), both.substring(colon + 1));
        } catch (IllegalArgumentException | CharacterCodingException _) {
            return new Unreadable();
        }
    }
}

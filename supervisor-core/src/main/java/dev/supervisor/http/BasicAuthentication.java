package dev.supervisor.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who may use a server: one name and its password (supervisor/http.py supervisor_auth_handler, encrypted_dictionary_authorizer). How long
 * a comparison takes tells nothing about how much of a guess was right. Immutable; any thread.
 */
final class BasicAuthentication {
    private static final String SCHEME = "basic ";
    private static final String HASHED = "{SHA}";

    /** What came of looking at a request. */
    enum Verdict {
        WELCOME,
        /** No credentials, wrong ones, or of another kind. */
        UNKNOWN,
        /** Credentials that cannot be read. */
        UNREADABLE
    }

    private final String username;
    private final String password;

    /**
     * @param password as the configuration has it: plain, or {@code {SHA}} and its SHA-1 in lower-case hexadecimal
     */
    BasicAuthentication(String username, String password) {
        this.username = username;
        this.password = password;
    }

    /**
     * @param authorization the header of that name, if the request has it
     */
    Verdict judge(Optional<String> authorization) {
        if (authorization.isEmpty() || !authorization.get().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Verdict.UNKNOWN;
        }
        String credentials;
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.get().substring(SCHEME.length()).strip());
            credentials = new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return Verdict.UNREADABLE;
        }
        int colon = credentials.indexOf(':');
        if (colon < 0) {
            return Verdict.UNREADABLE;
        }
        boolean rightName = isEqual(username, credentials.substring(0, colon));
        boolean rightPassword = isPassword(credentials.substring(colon + 1));
        return rightName & rightPassword ? Verdict.WELCOME : Verdict.UNKNOWN;
    }

    private boolean isPassword(String given) {
        if (password.startsWith(HASHED)) {
            return isEqual(password.substring(HASHED.length()), HexFormat.of().formatHex(digest("SHA-1", given)));
        }
        return isEqual(password, given);
    }

    /** Compares digests, so that not even the length shows. */
    private static boolean isEqual(String expected, String given) {
        return MessageDigest.isEqual(digest("SHA-256", expected), digest("SHA-256", given));
    }

    private static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}

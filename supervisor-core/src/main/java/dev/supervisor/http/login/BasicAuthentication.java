package dev.supervisor.http.login;

import dev.supervisor.http.login.Credentials.Login;
import dev.supervisor.user.StrongPassword;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The login of a server: one name and its password (supervisor/http.py encrypted_dictionary_authorizer). The duration
 * of a comparison does not reveal how much of a guess was right. Http thread only.
 */
public final class BasicAuthentication {
    private static final String HASHED = "{SHA}";

    /** Each takes about half a second of a processor, and they are made one after the other. */
    private static final int MOST_WAITING = 16;

    private final String username;
    private final String password;
    private final Optional<StrongPassword> strong;
    private final Executor worker;
    private Optional<byte[]> known = Optional.empty();
    private int waiting;
    private CompletableFuture<?> deriving = CompletableFuture.completedFuture(Boolean.FALSE);

    /**
     * @param password as the configuration has it: plain, {@code {SHA}} and its SHA-1 in lower-case hexadecimal, or a
     *     {@link StrongPassword}
     * @param worker where strong passwords are compared, one at a time
     */
    public BasicAuthentication(String username, String password, Executor worker) {
        this.username = username;
        this.password = password;
        this.strong = StrongPassword.of(password);
        this.worker = worker;
    }

    /**
     * Whether the login is right, as far as that can be found at once: a right one may have a strong password not met
     * before.
     */
    boolean isSurelyRight(Login login) {
        return strong.isEmpty()
                ? isRight(login, isPassword(login.password()))
                : known.map(right -> MessageDigest.isEqual(right, fingerprint(login)))
                        .orElse(false);
    }

    /** Whether the login is right; completed by the http thread. */
    CompletableFuture<Boolean> isRight(Login login, Executor httpThread) {
        boolean surely = isSurelyRight(login);
        return surely || strong.isEmpty() ? CompletableFuture.completedFuture(surely) : derived(login, httpThread);
    }

    private CompletableFuture<Boolean> derived(Login login, Executor httpThread) {
        if (waiting == MOST_WAITING) {
            return CompletableFuture.failedFuture(
                    new CompletionException(new RejectedExecutionException("too many passwords to compare")));
        }
        waiting++;
        StrongPassword stored = strong.orElseThrow();
        CompletableFuture<Boolean> answer = deriving.handleAsync((_, _) -> stored.is(login.password()), worker)
                .handleAsync((rightPassword, failure) -> judged(login, rightPassword, failure), httpThread);
        deriving = answer;
        return answer;
    }

    private boolean judged(Login login, Boolean rightPassword, Throwable failure) {
        waiting--;
        if (failure != null) {
            throw new CompletionException(failure);
        }
        return remember(login, isRight(login, rightPassword));
    }

    private boolean isRight(Login login, boolean rightPassword) {
        return isEqual(username, login.name()) & rightPassword;
    }

    /** Clients that ask each second must not cost a derivation each second. */
    private boolean remember(Login login, boolean right) {
        if (right) {
            known = Optional.of(fingerprint(login));
        }
        return right;
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

    private static byte[] fingerprint(Login login) {
        return digest("SHA-256", login.name() + ":" + login.password()); // a name has no colon
    }

    private static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}

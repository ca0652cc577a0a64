package dev.supervisor.user;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password known only by its PBKDF2 hash (RFC 8018, with HMAC-SHA512): {@code {PBKDF2}ITERATIONS$SALT$HASH}, salt and
 * hash in base64. Reading the file does not suffice to log in, and guessing takes long. Immutable; any thread.
 */
public final class StrongPassword {
    /** The prefix of such a password. */
    public static final String PREFIX = "{PBKDF2}";

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Up to ten million iterations: half a minute. */
    private static final Pattern FORM =
            Pattern.compile("\\{PBKDF2}([1-9][0-9]{0,6})\\$([A-Za-z0-9+/=]{4,400})\\$([A-Za-z0-9+/=]{4,400})");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private StrongPassword(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /** The password stored as {@code text}; empty if that is not such a password. */
    public static Optional<StrongPassword> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            return Optional.of(new StrongPassword(
                    Integer.parseInt(form.group(1)), base64.decode(form.group(2)), base64.decode(form.group(3))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Makes one that nobody has had before. Takes about half a second. */
    public static StrongPassword make(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new StrongPassword(ITERATIONS, salt, derived(password, salt, ITERATIONS, HASH_BYTES));
    }

    /** Whether it is this one. Takes as long as it did to make it, right or wrong. */
    public boolean is(String password) {
        return MessageDigest.isEqual(hash, derived(password, salt, iterations, hash.length));
    }

    /** Its form in a configuration. */
    public String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return PREFIX + iterations + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private static byte[] derived(String password, byte[] salt, int iterations, int bytes) {
        PBEKeySpec question = new PBEKeySpec(password.toCharArray(), salt, iterations, bytes * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM)
                    .generateSecret(question)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        } finally {
            question.clearPassword();
        }
    }
}

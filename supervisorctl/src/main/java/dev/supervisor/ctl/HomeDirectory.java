package dev.supervisor.ctl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Expands {@code ~} and {@code ~user} at the beginning of a path. */
final class HomeDirectory {
    private static final Path ACCOUNTS = Path.of("/etc/passwd");
    private static final int HOME_FIELD = 5;

    private final Map<String, String> environment;

    HomeDirectory(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The path with its first part replaced; as it is, if it begins otherwise or there is no such user. */
    String expand(String path) {
        if (!path.startsWith("~")) {
            return path;
        }
        int slash = path.indexOf('/');
        String user = path.substring(1, slash < 0 ? path.length() : slash);
        Optional<String> home = user.isEmpty() ? own() : of(user);
        String rest = slash < 0 ? "" : path.substring(slash);
        return home.isEmpty() ? path : withoutTrailingSlash(home.get()) + rest;
    }

    /** The path made absolute and plain (supervisor/options.py normalize_path). */
    Path resolve(String path) {
        return Path.of(expand(path)).toAbsolutePath().normalize();
    }

    private static String withoutTrailingSlash(String home) {
        return home.endsWith("/") && home.length() > 1 ? home.substring(0, home.length() - 1) : home;
    }

    private Optional<String> own() {
        return Optional.ofNullable(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }

    private static Optional<String> of(String user) {
        try {
            for (String account : Files.readAllLines(ACCOUNTS, StandardCharsets.ISO_8859_1)) {
                String[] fields = account.split(":", -1);
                if (fields.length > HOME_FIELD && fields[0].equals(user)) {
                    return Optional.of(fields[HOME_FIELD]);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

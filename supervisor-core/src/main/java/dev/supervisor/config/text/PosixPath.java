package dev.supervisor.config.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths as text, as Python's {@code posixpath} handles them. No look at the disk; pure. */
public final class PosixPath {

    private PosixPath() {}

    /** All before the last slash; empty for a bare name. */
    public static String parent(String path) {
        int cut = path.lastIndexOf('/') + 1;
        int end = cut;
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end == 0 ? cut : end);
    }

    /** All behind the last slash. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public static String join(String directory, String path) {
        if (path.startsWith("/") || directory.isEmpty()) {
            return path;
        }
        return directory.endsWith("/") ? directory + path : directory + "/" + path;
    }

    /** Absolute and without detours. */
    public static String absolute(String path, Surroundings surroundings) {
        return normal(path.startsWith("/") ? path : join(surroundings.workingDirectory(), path));
    }

    /** Absolute, {@code ~} replaced, and without detours. */
    public static String whole(String path, Surroundings surroundings) {
        return absolute(withHome(path, surroundings), surroundings);
    }

    /** Without {@code .}, {@code ..} and doubled slashes; two at the start are kept, as POSIX wants it. */
    static String normal(String path) {
        String root = path.startsWith("//") && !path.startsWith("///") ? "//" : path.startsWith("/") ? "/" : "";
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(up && !root.isEmpty())) {
                parts.addLast(part);
            }
        }
        String normal = root + String.join("/", parts);
        return normal.isEmpty() ? "." : normal;
    }

    /** With the home directory in place of a leading {@code ~} or {@code ~user}; unchanged if there is no such user. */
    static String withHome(String path, Surroundings surroundings) {
        if (!path.startsWith("~")) {
            return path;
        }
        int slash = path.indexOf('/');
        int end = slash < 0 ? path.length() : slash;
        String user = path.substring(1, end);
        return (user.isEmpty() ? ownHome(surroundings) : surroundings.home(user))
                .map(home -> withoutTrailingSlashes(home) + path.substring(end))
                .map(expanded -> expanded.isEmpty() ? "/" : expanded)
                .orElse(path);
    }

    private static Optional<String> ownHome(Surroundings surroundings) {
        return Optional.ofNullable(surroundings.environment().get("HOME"))
                .or(() -> surroundings.account(surroundings.uid()).flatMap(self -> surroundings.home(self.name())));
    }

    private static String withoutTrailingSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}

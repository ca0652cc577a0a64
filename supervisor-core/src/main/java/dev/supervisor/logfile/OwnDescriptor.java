package dev.supervisor.logfile;

import dev.supervisor.os.Fd;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths that stand for a descriptor that we have already. Opening them anew fails for a socket, empties a file or starts it over, so
 * the descriptor itself is used. Pure.
 */
final class OwnDescriptor {
    private static final Pattern NUMBERED = Pattern.compile("/(?:dev|proc/self)/fd/([0-9]{1,7})");

    private OwnDescriptor() {}

    static Optional<Fd> at(String path) {
        Matcher numbered = NUMBERED.matcher(path);
        if (numbered.matches()) {
            return Optional.of(new Fd(Integer.parseInt(numbered.group(1))));
        }
        return switch (path) {
            case "/dev/stdin" -> Optional.of(new Fd(0));
            case "/dev/stdout" -> Optional.of(new Fd(1));
            case "/dev/stderr" -> Optional.of(new Fd(2));
            default -> Optional.empty();
        };
    }
}

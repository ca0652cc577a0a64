package dev.supervisor.check;

import dev.supervisor.config.text.Surroundings;
import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.user.Account;
import java.util.Optional;

/**
 * Finds out what a user may do with a path, by owners and modes, not by access lists (ACLs). Invisible paths are not
 * judged. Each message begins with the user. Blocks as long as the file system does.
 */
final class Reach {
    private static final int ROOT = 0;
    private static final int EXECUTE = 1;
    private static final int WRITE = 2;
    private static final int OWNER_SHIFT = 6;
    private static final int GROUP_SHIFT = 3;
    private static final int ANY_EXECUTE_BIT = 0111;

    private final Files files;
    private final Surroundings surroundings;

    Reach(Files files, Surroundings surroundings) {
        this.files = files;
        this.surroundings = surroundings;
    }

    /** Why somebody may not run a program. */
    Optional<String> whyNotRun(Account who, String program) {
        String path = whole(program);
        return stopOnTheWay(who, path).or(() -> refused(who, path, EXECUTE, "may not run"));
    }

    /** Why somebody may not work in a directory. */
    Optional<String> whyNotEnter(Account who, String directory) {
        String path = whole(directory);
        return stopOnTheWay(who, path).or(() -> refused(who, path, EXECUTE, "may not enter"));
    }

    /** Why somebody may not write to a file, or make it. */
    Optional<String> whyNotWrite(Account who, String file) {
        String path = whole(file);
        String target = files.stat(path).isPresent() ? path : parent(path);
        return stopOnTheWay(who, path)
                .or(() -> refused(who, target, WRITE, "may not write to"))
                .or(() -> Optional.of(target)
                        .filter(_ -> who.uid() == surroundings.uid() || surroundings.uid() == ROOT)
                        .filter(there -> files.stat(there).isPresent() && !files.mayWrite(there))
                        .map(there -> who.name() + " cannot write to " + there));
    }

    /** The first directory on the way to a path that stops somebody. */
    private Optional<String> stopOnTheWay(Account who, String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            Optional<String> stop = refused(who, path.substring(0, Math.max(slash, 1)), EXECUTE, "may not enter");
            if (stop.isPresent()) {
                return stop;
            }
        }
        return Optional.empty();
    }

    private Optional<String> refused(Account who, String path, int use, String refusal) {
        return files.stat(path).filter(there -> !may(who, there, use)).map(there -> "%s %s %s (mode %04o of %s)"
                .formatted(who.name(), refusal, path, there.mode(), nameOf(there.owner())));
    }

    private static boolean may(Account who, FileStat there, int use) {
        if (who.uid() == ROOT) {
            return use != EXECUTE || there.directory() || (there.mode() & ANY_EXECUTE_BIT) != 0;
        }
        int shift = who.uid() == there.owner()
                ? OWNER_SHIFT
                : who.gid() == there.group() || who.groups().contains(there.group()) ? GROUP_SHIFT : 0;
        return (there.mode() >> shift & use) != 0;
    }

    private String nameOf(int uid) {
        return surroundings.account(uid).map(Account::name).orElse("user " + uid);
    }

    private String whole(String path) {
        return path.startsWith("/") ? path : surroundings.workingDirectory() + "/" + path;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }
}

package dev.supervisor.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A user other than root: the user nobody if the test is root's, and the test's own user otherwise. */
final class OrdinaryUser {
    private static final boolean ROOT = System.getProperty("user.name").equals("root");
    private static final List<String> BECOME_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final Path daemon;

    private OrdinaryUser(Path daemon) {
        this.daemon = daemon;
    }

    /** Gives this user a directory, and a distribution that they can run. */
    static OrdinaryUser in(Path directory) throws IOException {
        if (!ROOT) {
            return new OrdinaryUser(Peer.OURS.daemon());
        }
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Run.of(directory, List.of("chown", "65534:65534", directory.toString()));
        List<String> trial = new ArrayList<>(BECOME_NOBODY);
        trial.addAll(List.of("test", "-x", Peer.OURS.daemon().toString()));
        if (Run.of(directory, trial).code() == 0) {
            return new OrdinaryUser(Peer.OURS.daemon());
        }
        Path home = directory.resolve("home");
        Path built = Peer.OURS.daemon().getParent().getParent();
        Run.of(directory, List.of("cp", "-r", built.toString(), home.toString()));
        return new OrdinaryUser(home.resolve("bin/supervisord"));
    }

    /** Whether the test itself is somebody else. */
    static boolean isSomebodyElse() {
        return ROOT;
    }

    /** The daemon that they can run. */
    Path daemon() {
        return daemon;
    }

    /** The same command, run by them; it keeps its pid. */
    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(ROOT ? BECOME_NOBODY : List.of());
        all.addAll(command);
        return all;
    }

    /** As the configuration names them. */
    static String name() {
        return ROOT ? "nobody" : System.getProperty("user.name");
    }
}

package dev.supervisor.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A script in Python that does the same to our daemon and to the original's, both on the same configuration, and prints what is not alike. */
final class SideBySide {
    private static final String PYTHON = "/usr/bin/python3";

    private SideBySide() {}

    /**
     * Runs it to its end.
     *
     * @param script the file that comes with the tests under this name; it is called with the directories of the two daemons
     * @param configuration what both are started on, another such file
     * @param beside further ones, which both daemons find beside their configuration
     */
    static Run run(Path directory, String script, String configuration, String... beside) throws IOException {
        try (RunningDaemon ours = start(Peer.OURS, directory, configuration, beside);
                RunningDaemon original = start(Peer.ORIGINAL, directory, configuration, beside)) {
            return run(directory, script, ours.directory(), original.directory());
        }
    }

    /** The same for a script that needs only ours. */
    static Run alone(Path directory, String script, String configuration) throws IOException {
        try (RunningDaemon ours = start(Peer.OURS, directory, configuration)) {
            return run(directory, script, ours.directory());
        }
    }

    private static Run run(Path directory, String script, Path... daemons) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(PYTHON, "-B", resource(script).toString()));
        for (Path daemon : daemons) {
            command.add(daemon.toString());
        }
        return Run.of(directory, command);
    }

    private static RunningDaemon start(Peer peer, Path directory, String configuration, String... beside)
            throws IOException {
        Path own = Files.createDirectories(directory.resolve(peer.name()));
        for (String name : beside) {
            Path file = resource(name);
            Files.copy(file, own.resolve(file.getFileName()));
        }
        return RunningDaemon.start(peer, own, Files.readString(resource(configuration)));
    }

    private static Path resource(String name) throws IOException {
        try {
            return Path.of(SideBySide.class.getResource("/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}

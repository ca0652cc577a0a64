package dev.supervisor.whole;

import java.nio.file.Path;
import java.util.Objects;

/** A supervisor under test: where its two programs are. */
enum Peer {
    OURS(home().resolve("bin/supervisord"), home().resolve("bin/supervisorctl")),
    ORIGINAL(Path.of("/usr/bin/supervisord"), Path.of("/usr/bin/supervisorctl"));

    private final Path daemon;
    private final Path client;

    Peer(Path daemon, Path client) {
        this.daemon = daemon;
        this.client = client;
    }

    Path daemon() {
        return daemon;
    }

    Path client() {
        return client;
    }

    /** The built distribution; the build says where. */
    private static Path home() {
        return Path.of(Objects.requireNonNull(System.getProperty("supervisor.home"), "supervisor.home is not set"));
    }
}

package dev.supervisor.child;

import java.util.List;
import java.util.Optional;

/**
 * What all children have from the daemon.
 *
 * @param environ the environment that the daemon was started with, {@code NAME=value} each, in its order
 * @param serverUrl what they find as SUPERVISOR_SERVER_URL unless something else is set for them
 * @param minfds their soft limit of descriptors is at least this
 */
public record Inheritance(List<String> environ, Optional<String> serverUrl, int minfds) {
    public Inheritance {
        environ = List.copyOf(environ);
    }
}

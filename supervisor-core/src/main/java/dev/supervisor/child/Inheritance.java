package dev.supervisor.child;

import java.util.List;
import java.util.Optional;

/**
 * The values that all children inherit from the daemon.
 *
 * @param environ the environment that the daemon was started with, {@code NAME=value} each, in its order
 * @param serverUrl their SUPERVISOR_SERVER_URL unless something else is set for them
 * @param minfds their soft limit of descriptors is at least this
 */
public record Inheritance(List<String> environ, Optional<String> serverUrl, int minfds) {
    public Inheritance {
        environ = List.copyOf(environ);
    }
}

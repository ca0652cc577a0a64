package dev.supervisor.supervisor;

import java.util.List;
import java.util.Optional;

/**
 * Facts about the daemon that are the same for all processes, most of them passed to children; strings as
 * {@link dev.supervisor.os.SystemText}.
 *
 * @param identifier the daemon's name, part of the names of AUTO logs
 * @param childlogdir the directory of AUTO logs
 * @param environ the environment that the daemon was started with, {@code NAME=value} each, in its order
 * @param serverUrl the SUPERVISOR_SERVER_URL of children unless their program overrides it
 * @param minfds the least soft limit of descriptors for children
 * @param strip_ansi whether escape sequences are removed from the output of children
 * @param parallel_shutdown whether groups of the same priority are stopped together at the end
 * @param ordered_stop whether a stop of several processes goes in the order of their priorities
 */
public record DaemonFacts(
        String identifier,
        String childlogdir,
        List<String> environ,
        Optional<String> serverUrl,
        int minfds,
        boolean strip_ansi,
        boolean parallel_shutdown,
        boolean ordered_stop) {
    public DaemonFacts {
        environ = List.copyOf(environ);
    }
}

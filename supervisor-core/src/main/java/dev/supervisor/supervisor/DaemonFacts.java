package dev.supervisor.supervisor;

import java.util.List;
import java.util.Optional;

/**
 * What is the same for all processes of the daemon, most of it given to children; strings as {@link dev.supervisor.os.SystemText}.
 *
 * @param identifier the daemon's name, part of the names of AUTO logs
 * @param childlogdir where AUTO logs are made
 * @param environ the environment that the daemon was started with, {@code NAME=value} each, in its order
 * @param serverUrl what children find as SUPERVISOR_SERVER_URL unless their program says otherwise
 * @param minfds the soft limit of descriptors that children have at least
 * @param strip_ansi whether escape sequences are taken out of what children write
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

package dev.supervisor.supervisor;

import dev.supervisor.child.ChildLogs;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.SocketAddress;
import java.util.List;
import java.util.Optional;

/** A group with all that had to be made or found out before it can be added without waiting for anything; see {@link GroupPreparation}. */
public final class PreparedGroup {
    private final GroupSpec spec;
    private final List<ChildLogs> logs;
    private final Optional<SocketAddress> socket;

    /**
     * @param logs of each process of the group, in its order
     * @param socket where the socket that the processes share is bound, if they share one: on the network an address and never a name
     */
    PreparedGroup(GroupSpec spec, List<ChildLogs> logs, Optional<SocketAddress> socket) {
        this.spec = spec;
        this.logs = List.copyOf(logs);
        this.socket = socket;
    }

    GroupSpec spec() {
        return spec;
    }

    List<ChildLogs> logs() {
        return logs;
    }

    /** The names of its processes. */
    List<String> names() {
        return spec.processes().stream().map(ProcessSpec::name).toList();
    }

    /** The logs of the process of that name. */
    Optional<ChildLogs> logsOf(String process) {
        int place = names().indexOf(process);
        return place < 0 ? Optional.empty() : Optional.of(logs.get(place));
    }

    Optional<SocketAddress> socket() {
        return socket;
    }
}

package dev.supervisor.supervisor;

import dev.supervisor.config.GroupSpec;
import dev.supervisor.config.SocketAddress;
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

    Optional<SocketAddress> socket() {
        return socket;
    }
}

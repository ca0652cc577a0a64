package dev.supervisor.daemon;

import dev.supervisor.config.Configuration;
import dev.supervisor.config.ServersSpec;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.SocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which TCP ports the daemon has itself when it is to start over, and which its servers get: one that is taken by itself is none that is
 * refused afterwards, and one that a server gets is taken for everything else.
 *
 * @param running what it runs by now
 * @param runningShared the sockets that its groups share now
 * @param next the servers that it is to have
 */
record Handover(ServersSpec running, List<SharedSocketSpec> runningShared, ServersSpec next) {
    /** One address, of one machine's many. */
    private static final Pattern ONE_ADDRESS = Pattern.compile("(?!0\\.0\\.0\\.0$)[0-9.]+|\\[(?!::])[^]]+]");

    static Handover between(Configuration running, Configuration next) {
        return new Handover(running.servers(), sharedSockets(running).toList(), next.servers());
    }

    /** The sockets that groups of a configuration share. */
    static Stream<SharedSocketSpec> sharedSockets(Configuration configuration) {
        return configuration.groups().stream()
                .map(GroupSpec::kind)
                .filter(SharedSocketSpec.class::isInstance)
                .map(SharedSocketSpec.class::cast);
    }

    /** Whether the current owner of the place is the daemon itself, which will have left it. */
    boolean isOurs(SocketAddress.Tcp place) {
        Stream<SocketAddress.Tcp> shared = runningShared.stream()
                .map(SharedSocketSpec::socket)
                .filter(SocketAddress.Tcp.class::isInstance)
                .map(SocketAddress.Tcp.class::cast);
        return Stream.concat(servers(running), shared).anyMatch(other -> meet(other, place));
    }

    /** Whether a server of the next run gets the place. */
    boolean goesToServer(SocketAddress.Tcp place) {
        return servers(next).anyMatch(other -> meet(other, place));
    }

    private static Stream<SocketAddress.Tcp> servers(ServersSpec servers) {
        return servers.inet().stream().map(server -> server.port());
    }

    /** Whether one may stand in the way of the other; a name may be that of any address. */
    private static boolean meet(SocketAddress.Tcp one, SocketAddress.Tcp other) {
        boolean apart = ONE_ADDRESS.matcher(one.host()).matches()
                && ONE_ADDRESS.matcher(other.host()).matches()
                && !one.host().equals(other.host());
        return one.port() == other.port() && !apart;
    }
}

package dev.supervisor.config;

import dev.supervisor.config.section.HttpApiSection;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.config.section.UnixServerSection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the daemon is talked to.
 *
 * @param rpcNamespaces the names of the namespace that the daemon calls {@code supervisor}, which is among them, in the order of the file
 * @param inet in the order of the file; opened first
 * @param unix in the order of the file
 * @param api present if the API in JSON is served on TCP ports too
 */
public record ServersSpec(
        List<String> rpcNamespaces,
        List<InetServerSection> inet,
        List<UnixServerSection> unix,
        Optional<HttpApiSection> api) {
    public ServersSpec {
        rpcNamespaces = List.copyOf(rpcNamespaces);
        inet = List.copyOf(inet);
        unix = List.copyOf(unix);
    }

    /**
     * The SUPERVISOR_SERVER_URL of children unless their program overrides it: the first Unix socket, or the last port
     * if there is none.
     */
    public Optional<String> url() {
        return Stream.concat(
                        unix.stream().map(server -> "unix://" + server.file()),
                        inet.reversed().stream().map(InetServerSection::url))
                .findFirst();
    }
}

package dev.supervisor.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the daemon is talked to.
 *
 * @param inet in the order of the file; opened first
 * @param unix in the order of the file
 * @param api present if the API in JSON is served on TCP ports too
 */
public record ServersSpec(List<InetServerSpec> inet, List<UnixServerSpec> unix, Optional<HttpApiSpec> api) {
    public ServersSpec {
        inet = List.copyOf(inet);
        unix = List.copyOf(unix);
    }

    /** What children find as SUPERVISOR_SERVER_URL unless their program says otherwise: a Unix socket if there is one. */
    public Optional<String> url() {
        return Stream.concat(
                        unix.stream().map(server -> "unix://" + server.file()),
                        inet.stream().map(InetServerSpec::url))
                .findFirst();
    }
}

package dev.supervisor.config.section;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.spec.SocketAddress;

/**
 * A server on a TCP port: {@code [inet_http_server]}.
 *
 * @param section its name in the file
 * @param port where it listens; an empty host means all of this machine's IPv4 addresses, {@code [::]} those of IPv6 too
 */
public record InetServerSection(
        String section,
        AuthSection auth,

        @Option(
                type = OptionType.INET_ADDRESS,
                read = 30,
                missing = "section [{section}] has no port value",
                doc = "Port, or host:port; *:port is the same as port. IPv6: [::1]:port, and [::]:port for all"
                        + " addresses.")
        SocketAddress.Tcp port) {

    /** How a client on this machine calls it. */
    public String url() {
        boolean everywhere = port.host().isEmpty() || port.host().equals("[::]");
        return "http://" + (everywhere ? "localhost" : port.host()) + ":" + port.port();
    }
}

package dev.supervisor.config;

import java.util.Optional;

/**
 * A server on a TCP port: {@code [inet_http_server]}.
 *
 * @param section its name in the file
 * @param port where it listens; an empty host means all of this machine's IPv4 addresses
 */
public record InetServerSpec(
        String section,
        AuthSpec auth,

        @Option(
                type = OptionType.INET_ADDRESS,
                read = 30,
                missing = "section [{section}] has no port value",
                doc = "Port, or host:port; *:port is the same as port.")
        SocketAddress.Tcp port) {

    public Optional<String> username() {
        return auth.username();
    }

    public Optional<String> password() {
        return auth.password();
    }

    /** How a client on this machine calls it. */
    public String url() {
        return "http://" + (port.host().isEmpty() ? "localhost" : port.host()) + ":" + port.port();
    }
}

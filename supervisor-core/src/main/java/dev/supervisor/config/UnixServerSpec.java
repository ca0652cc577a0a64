package dev.supervisor.config;

import java.util.Optional;

/** A server on a Unix socket: {@code [unix_http_server]}. */
public record UnixServerSpec(
        String section,

        @Option(doc = "Path of the socket.") String file,

        @Option(byDefault = "0700", doc = "Its mode, octal.")
        int chmod,

        @Option(byDefault = Option.ABSENT, doc = "Its owner: user or user:group.")
        Optional<Owner> chown,

        @Option(byDefault = Option.ABSENT, doc = "Name that clients must give; only together with password.")
        Optional<String> username,

        @Option(
                byDefault = Option.ABSENT,
                doc = "Password that clients must give, or {SHA} and its SHA-1 in hexadecimal.")
        Optional<String> password) {}

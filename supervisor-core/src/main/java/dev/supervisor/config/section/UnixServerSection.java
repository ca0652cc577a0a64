package dev.supervisor.config.section;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.user.Owner;
import java.util.Optional;

/**
 * A server on a Unix socket: {@code [unix_http_server]}.
 *
 * @param section its name in the file
 */
public record UnixServerSection(
        String section,

        @Option(
                type = OptionType.SOCKET_PATH,
                read = 10,
                missing = "section [{section}] has no file value",
                doc = "Path of the socket.")
        String file,

        AuthSection auth,

        @Option(
                type = OptionType.OWNER,
                read = 30,
                byDefault = Option.ABSENT,
                invalid = "Invalid sockchown value {value}",
                doc = "Its owner: user or user:group.")
        Optional<Owner> chown,

        @Option(
                type = OptionType.OCTAL,
                read = 40,
                byDefault = "0700",
                invalid = "Invalid chmod value {value}",
                doc = "Its mode, octal.")
        int chmod) {}

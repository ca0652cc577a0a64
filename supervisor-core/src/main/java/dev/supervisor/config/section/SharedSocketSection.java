package dev.supervisor.config.section;

import dev.supervisor.config.option.CheckedAt;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.SectionPart;
import dev.supervisor.config.text.SocketValues;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.SocketAddress;
import dev.supervisor.user.Owner;
import java.util.Optional;

/**
 * The options that make the processes of a group share a socket as their descriptor 0: {@code [fcgi-program:x]}.
 *
 * @param socket_backlog the system's longest if not given
 * @param socket_owner the owner of a Unix socket; the program's user if not given
 * @param socket_mode of a Unix socket; 0700 if not given
 */
@CheckedAt(6)
public record SharedSocketSection(
        @Option(
                type = OptionType.BACKLOG,
                read = 2,
                byDefault = Option.ABSENT,
                doc = "Connections that may wait to be accepted, 1 to 65535; the system's limit if not given.")
        Optional<Integer> socket_backlog,

        @Option(
                type = OptionType.OWNER,
                read = 3,
                byDefault = Option.ABSENT,
                invalid = "Invalid socket_owner value {value}",
                doc = "Owner of a Unix socket: user or user:group.")
        Optional<Owner> socket_owner,

        @Option(
                type = OptionType.OCTAL,
                read = 4,
                byDefault = Option.ABSENT,
                invalid = "Invalid socket_mode value {value}",
                doc = "Mode of a Unix socket, octal; 0700 if not given.")
        Optional<Integer> socket_mode,

        @Option(
                type = OptionType.SOCKET_ADDRESS,
                read = 5,
                missing = SocketValues.NO_SOCKET,
                doc = "unix:///absolute/path or tcp://host:port.")
        SocketAddress socket)
        implements SectionPart<SharedSocketSpec> {
    public SharedSocketSection {
        if (socket instanceof SocketAddress.Tcp && (socket_owner.isPresent() || socket_mode.isPresent())) {
            throw new IllegalArgumentException("socket_owner and socket_mode params should only be used with a Unix"
                    + " domain socket in [{section}] socket");
        }
    }

    @Override
    public SharedSocketSpec spec() {
        return new SharedSocketSpec(socket_backlog, socket_owner, socket_mode, socket);
    }
}

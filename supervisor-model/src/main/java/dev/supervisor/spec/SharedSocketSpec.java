package dev.supervisor.spec;

import dev.supervisor.user.Owner;
import java.util.Optional;

/**
 * The options that make the processes of a group share a socket as their descriptor 0.
 *
 * @param socket_backlog the system's longest if not given
 * @param socket_owner the owner of a Unix socket; the program's user if not given
 * @param socket_mode of a Unix socket; 0700 if not given
 */
public record SharedSocketSpec(
        Optional<Integer> socket_backlog,
        Optional<Owner> socket_owner,
        Optional<Integer> socket_mode,
        SocketAddress socket)
        implements GroupKind {

    /** The same, belonging to someone if it belongs to nobody yet. */
    public SharedSocketSpec ownedBy(Owner owner) {
        boolean unix = socket instanceof SocketAddress.Unix;
        return new SharedSocketSpec(
                socket_backlog, unix ? Optional.of(socket_owner.orElse(owner)) : socket_owner, socket_mode, socket);
    }
}

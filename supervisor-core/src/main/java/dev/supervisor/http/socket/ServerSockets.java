package dev.supervisor.http.socket;

import dev.supervisor.config.ServersSpec;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.config.section.UnixServerSection;
import dev.supervisor.http.socket.UnixSockets.Bound;
import dev.supervisor.spec.SocketAddress;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The sockets of all servers of a configuration, which listen before anybody is served there. They may be opened while the daemon still runs
 * by another configuration: what its servers stand in the way of is opened when those are closed. One thread at a time.
 */
public final class ServerSockets implements AutoCloseable {
    private final ServersSpec servers;
    private final UnixSockets unixSockets;
    private final Map<InetServerSection, ServerSocketChannel> inet = new LinkedHashMap<>();
    private final Map<UnixServerSection, Bound> unix = new LinkedHashMap<>();

    private ServerSockets(ServersSpec servers, UnixSockets unixSockets) {
        this.servers = servers;
        this.unixSockets = unixSockets;
    }

    /** Opens none before {@link #openRest}. */
    public static ServerSockets none(ServersSpec servers, UnixSockets unixSockets) {
        return new ServerSockets(servers, unixSockets);
    }

    /**
     * Opens those for which there is room beside what listens for {@code running}, and tries the others out as far as that goes.
     *
     * @param isOurs whether a port, if somebody has it, is the daemon's own, which gives it up
     * @throws BindException if one cannot be opened, and not because of {@code running}; nothing is left behind
     */
    public static ServerSockets beside(
            ServersSpec running, Predicate<SocketAddress.Tcp> isOurs, ServersSpec servers, UnixSockets unixSockets)
            throws BindException {
        ServerSockets sockets = new ServerSockets(servers, unixSockets);
        try {
            for (InetServerSection server : servers.inet()) {
                sockets.openBeside(isOurs, server);
            }
            for (UnixServerSection server : servers.unix()) {
                sockets.openBeside(running, server);
            }
            return sockets;
        } catch (BindException refused) {
            sockets.close();
            throw refused;
        }
    }

    private void openBeside(Predicate<SocketAddress.Tcp> isOurs, InetServerSection server) throws BindException {
        try {
            inet.put(server, bind(server));
        } catch (BindException refused) {
            if (!refused.isInUse() || !isOurs.test(server.port())) {
                throw refused;
            }
        }
    }

    private void openBeside(ServersSpec running, UnixServerSection server) throws BindException {
        boolean ours = running.unix().stream().anyMatch(other -> unixSockets.isSamePlace(other, server));
        if (ours) {
            tryOut(server);
        } else {
            unix.put(server, bind(server));
        }
    }

    /**
     * Opens those that are not open yet.
     *
     * @throws BindException if one cannot be; the others stay open
     */
    public void openRest() throws BindException {
        for (InetServerSection server : servers.inet()) {
            if (!inet.containsKey(server)) {
                inet.put(server, bind(server));
            }
        }
        for (UnixServerSection server : servers.unix()) {
            if (!unix.containsKey(server)) {
                unix.put(server, bind(server));
            }
        }
    }

    private static ServerSocketChannel bind(InetServerSection server) throws BindException {
        try {
            return InetSockets.bind(server.port());
        } catch (BindException refused) {
            String host = server.port().host().isEmpty() ? "*" : server.port().host();
            throw refused.of(
                    server.section(), "port=" + host + ":" + server.port().port());
        }
    }

    private Bound bind(UnixServerSection server) throws BindException {
        try {
            return unixSockets.bind(server);
        } catch (BindException refused) {
            throw refused.of(server.section(), "file=" + server.file());
        }
    }

    private void tryOut(UnixServerSection server) throws BindException {
        try {
            unixSockets.tryOut(server);
        } catch (BindException refused) {
            throw refused.of(server.section(), "file=" + server.file());
        }
    }

    /** The server's socket: the caller's to close from here on. */
    public ServerSocketChannel take(InetServerSection server) {
        return inet.remove(server);
    }

    /** The server's socket: the caller's to close, and its file to {@link #remove}, from here on. */
    public Bound take(UnixServerSection server) {
        return unix.remove(server);
    }

    /** Removes the file of a socket. */
    public void remove(Bound socket) {
        unixSockets.remove(socket);
    }

    /** Closes those that nobody has taken, and removes their files. */
    @Override
    public void close() {
        unix.values().forEach(unixSockets::remove);
        unix.values().forEach(bound -> close(bound.channel()));
        inet.values().forEach(ServerSockets::close);
        unix.clear();
        inet.clear();
    }

    private static void close(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // Closed it is.
        }
    }
}

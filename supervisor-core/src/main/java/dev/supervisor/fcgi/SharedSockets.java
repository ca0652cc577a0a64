package dev.supervisor.fcgi;

import dev.supervisor.activity.SocketNarrator;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Files;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.SystemException;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which groups share a socket, and these sockets. Whatever is asked for a group that shares none is right too. Loop thread only. */
public final class SharedSockets {
    private static final String TAKEN = "EADDRINUSE";

    private final Files files;
    private final Sockets sockets;
    private final Descriptors descriptors;
    private final SocketNarrator narrator;
    private final Map<String, SharedSocket> byGroup = new HashMap<>();

    public SharedSockets(Files files, Sockets sockets, Descriptors descriptors, SocketNarrator narrator) {
        this.files = files;
        this.sockets = sockets;
        this.descriptors = descriptors;
        this.narrator = narrator;
    }

    /**
     * The same place on the network with an address for its host, so that a socket can be bound there without waiting for a name service; a
     * path as it is. Any thread.
     *
     * @throws SystemException if there is no such host; the message is the original's
     */
    public static SocketAddress lookUp(SocketAddress socket, Sockets sockets) throws SystemException {
        return switch (socket) {
            case SocketAddress.Unix unix -> unix;
            case SocketAddress.Tcp(String host, int port) -> {
                try {
                    yield new SocketAddress.Tcp(sockets.addressOf(host), port);
                } catch (SystemException refused) {
                    throw SharedSocket.failure(
                            socket.url(), refused, refused.error().pythonWords());
                }
            }
        };
    }

    /**
     * Shares a socket with a group from now on. It is made once and closed at once, so that a mistake shows now and not
     * when a process starts.
     *
     * @param place where it is bound: the result of {@link #lookUp} for the spec's
     * @throws SystemException if it cannot be made; the message is the original's
     */
    public void add(String group, SharedSocketSpec spec, SocketAddress place) throws SystemException {
        SharedSocket socket = new SharedSocket(spec, place, files, sockets, descriptors, narrator);
        socket.take();
        socket.release();
        byGroup.put(group, socket);
    }

    /**
     * Checks whether a socket could be made, and leaves an existing one alone. May look up a name, and so block; any
     * thread.
     *
     * @param isGivenUp whether its place, if somebody has it, is free by the time that counts
     * @throws SystemException if it could not; the message is the original's
     */
    public static void tryOut(
            SharedSocketSpec spec, boolean isGivenUp, Files files, Sockets sockets, Descriptors descriptors)
            throws SystemException {
        switch (lookUp(spec.socket(), sockets)) {
            case SocketAddress.Unix(String path) ->
                new SharedSocketFile(spec, files, sockets, descriptors).tryOut(path);
            case SocketAddress.Tcp(String host, int port) -> {
                try {
                    descriptors.close(sockets.bindTcp(host, port));
                } catch (SystemException refused) {
                    if (!isGivenUp || !refused.errorName().equals(TAKEN)) {
                        throw SharedSocket.failure(
                                spec.socket().url(), refused, refused.error().pythonWords());
                    }
                }
            }
        }
    }

    /** As if somebody else had bound the socket's place already. */
    public static SystemException taken(SharedSocketSpec spec) {
        return SharedSocket.failure(
                spec.socket().url(),
                new SystemException(Errno.named(TAKEN), ""),
                Errno.named(TAKEN).pythonWords());
    }

    /** The group is gone, and all of its processes with it. */
    public void remove(String group) {
        byGroup.remove(group);
    }

    /**
     * The descriptor 0 for one more process of the group; to be returned with {@link #release} once it has ended.
     *
     * @throws SystemException if the socket cannot be made; nothing is to be returned then
     */
    public Stdin take(String group) throws SystemException {
        SharedSocket socket = byGroup.get(group);
        return socket == null ? new Stdin.Pipe() : new Stdin.Shared(socket.take());
    }

    /** A process of the group has ended, or was not started after all. */
    public void release(String group) {
        Optional.ofNullable(byGroup.get(group)).ifPresent(SharedSocket::release);
    }
}

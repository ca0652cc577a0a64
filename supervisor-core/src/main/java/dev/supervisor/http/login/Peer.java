package dev.supervisor.http.login;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioChannelOption;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/** The other end of a connection, according to the system. */
public sealed interface Peer {

    /** A machine, over TCP. */
    record Machine(InetAddress address) implements Peer {}

    /**
     * A user of this machine, over a Unix socket: the one that the process was when it connected.
     *
     * @param user name, or number if it has none
     * @param group the same
     */
    record User(String user, String group) implements Peer {}

    /** The system does not say. */
    record Unknown() implements Peer {}

    /** As the activity log calls it. */
    default String shown() {
        return switch (this) {
            case Machine(InetAddress address) -> address.getHostAddress();
            case User(String user, var _) -> "user " + user;
            case Unknown _ -> "somebody whom the system does not name";
        };
    }

    /** A name that distinguishes one client from another. */
    default String name() {
        return switch (this) {
            case Machine(Inet6Address _) ->
                Neighbourhood.of(this).name(); // it has more addresses than there are places
            case Machine(InetAddress address) -> address.getHostAddress();
            case User(String user, var _) -> user;
            case Unknown _ -> "";
        };
    }

    /** @param worker where names are looked up, which may block */
    static CompletableFuture<Peer> of(Channel channel, Executor worker) {
        SocketAddress remote = channel.remoteAddress();
        if (remote instanceof InetSocketAddress machine) {
            return CompletableFuture.completedFuture(new Machine(machine.getAddress()));
        }
        try {
            return CompletableFuture.supplyAsync(() -> user(channel), worker).exceptionally(_ -> new Unknown());
        } catch (RejectedExecutionException _) {
            return CompletableFuture.completedFuture(new Unknown()); // the worker has too much to do
        }
    }

    /** The name of the other end in the access log: that of a Unix socket has no address. */
    static String addressOf(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress machine
                ? machine.getAddress().getHostAddress() + ":" + machine.getPort()
                : "localhost:0";
    }

    private static Peer user(Channel channel) {
        UnixDomainPrincipal who = channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.SO_PEERCRED));
        return who == null
                ? new Unknown()
                : new User(who.user().getName(), who.group().getName());
    }
}

package dev.supervisor.http.socket;

import dev.supervisor.spec.SocketAddress;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.stream.Stream;

/** Makes the sockets of servers on TCP ports (supervisor/http.py); for IPv6, which the original does not know, where its address is named. While the daemon starts. */
final class InetSockets {
    private static final int BACKLOG = 1024;

    private InetSockets() {}

    /** A socket that listens. */
    static ServerSocketChannel bind(SocketAddress.Tcp place) throws BindException {
        try {
            InetSocketAddress address = address(place);
            ServerSocketChannel channel = ServerSocketChannel.open(
                    address.getAddress() instanceof Inet4Address
                            ? StandardProtocolFamily.INET
                            : StandardProtocolFamily.INET6);
            try {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                return channel.bind(address, BACKLOG);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (UnknownHostException e) {
            throw new BindException(Refusal.unresolved(e.getMessage()), e);
        } catch (IOException e) {
            throw new BindException(Refusal.sentence(e.getMessage()), e);
        }
    }

    private static InetSocketAddress address(SocketAddress.Tcp place) throws UnknownHostException {
        if (place.host().isEmpty()) {
            return new InetSocketAddress("0.0.0.0", place.port());
        }
        InetAddress[] all = InetAddress.getAllByName(place.host());
        InetAddress found = Stream.of(all)
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .orElse(all[0]);
        return new InetSocketAddress(found, place.port());
    }
}

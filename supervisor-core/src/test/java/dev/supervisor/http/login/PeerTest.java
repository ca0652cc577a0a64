package dev.supervisor.http.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The other end of a connection")
class PeerTest {

    @Test
    void is_a_user_over_a_Unix_socket(@TempDir Path directory) throws IOException {
        Path socket = directory.resolve("s");
        PosixFileAttributes ours =
                Files.readAttributes(Files.createFile(directory.resolve("f")), PosixFileAttributes.class);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                    SocketChannel accepted = server.accept()) {
                Channel channel = new NioDomainSocketChannel(accepted);

                assertThat(Peer.of(channel, Runnable::run))
                        .isCompletedWithValue(new Peer.User(
                                ours.owner().getName(), ours.group().getName()));
                assertThat(Peer.addressOf(channel)).isEqualTo("localhost:0");
            }
        }
    }

    @Test
    void is_a_machine_over_TCP() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (SocketChannel client = SocketChannel.open(server.getLocalAddress());
                    SocketChannel accepted = server.accept()) {
                Channel channel = new NioSocketChannel(accepted);
                int port = ((InetSocketAddress) client.getLocalAddress()).getPort();

                assertThat(Peer.of(channel, Runnable::run))
                        .isCompletedWithValue(new Peer.Machine(InetAddress.getLoopbackAddress()));
                assertThat(Peer.addressOf(channel)).isEqualTo("127.0.0.1:" + port);
            }
        }
    }

    @Test
    void is_unknown_where_nobody_can_say() {
        EmbeddedChannel channel = new EmbeddedChannel();

        assertThat(Peer.of(channel, Runnable::run)).isCompletedWithValue(new Peer.Unknown());
        assertThat(Peer.of(channel, _ -> {
                    throw new RejectedExecutionException("too much to do");
                }))
                .isCompletedWithValue(new Peer.Unknown());
        channel.finishAndReleaseAll();
    }
}

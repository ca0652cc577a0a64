package dev.supervisor.http.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.config.ServersSpec;
import dev.supervisor.config.section.AuthSection;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.config.section.UnixServerSection;
import dev.supervisor.os.linux.LinuxFiles;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.spec.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The sockets of the next run")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(20)
class ServerSocketsTest {
    private static final AuthSection NOBODY = new AuthSection(Optional.empty(), Optional.empty(), List.of());

    private static final Predicate<SocketAddress.Tcp> NONE = _ -> false;

    private final List<String> complaints = new ArrayList<>();
    private final UnixSockets unixSockets =
            new UnixSockets(new LinuxFiles(), new SimulatedKernel().users(), complaints::add);
    private final Path directory;

    ServerSocketsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void listen_beside_those_of_the_run_that_ends() throws Exception {
        ServersSpec before = servers(freePort(), "before");
        ServersSpec after = servers(freePort(), "after");
        ServerSockets running = opened(before);
        try (ServerSockets next = ServerSockets.beside(before, NONE, after, unixSockets)) {
            connect("before");
            connect("after");
            next.openRest();
            running.close();
            connect("after");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void wait_for_the_end_of_those_whose_place_they_take() throws Exception {
        ServersSpec same = servers(freePort(), "s");
        ServerSockets running = opened(same);
        try (ServerSockets next = ServerSockets.beside(same, _ -> true, same, unixSockets)) {
            assertThat(names()).containsExactly("s");
            connect("s");

            running.close();
            assertThat(names()).isEmpty();
            next.openRest();
            connect("s");
            assertThat(next.take(same.inet().getFirst()).isOpen()).isTrue();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void are_refused_where_somebody_else_listens_and_leave_nothing_behind() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ServersSpec before = servers(freePort(), "before");
            InetServerSection taken = inet(other.getLocalPort());
            ServersSpec after =
                    new ServersSpec(List.of(), List.of(inet(freePort()), taken), List.of(unix("s")), Optional.empty());

            assertThatThrownBy(() -> ServerSockets.beside(before, NONE, after, unixSockets))
                    .hasMessage(Refusal.IN_USE + " ([inet_http_server] port=127.0.0.1:" + other.getLocalPort() + ")");
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void are_refused_at_a_path_where_somebody_else_listens() throws Exception {
        int port = freePort();
        try (ServerSockets _ = opened(servers(freePort(), "theirs"))) {
            assertThatThrownBy(() ->
                            ServerSockets.beside(servers(port, "ours"), NONE, servers(port, "theirs"), unixSockets))
                    .hasMessage(Refusal.IN_USE + " ([unix_http_server] file=" + directory.resolve("theirs") + ")");
            connect("theirs");
            try (ServerSocket again = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
                assertThat(again.isBound()).isTrue();
            }
        }
    }

    private ServerSockets opened(ServersSpec servers) throws BindException {
        ServerSockets sockets = ServerSockets.none(servers, unixSockets);
        sockets.openRest();
        return sockets;
    }

    private void connect(String name) throws IOException {
        try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThat(client.connect(UnixDomainSocketAddress.of(directory.resolve(name))))
                    .isTrue();
        }
    }

    private List<String> names() throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private ServersSpec servers(int port, String name) {
        return new ServersSpec(List.of(), List.of(inet(port)), List.of(unix(name)), Optional.empty());
    }

    private static InetServerSection inet(int port) {
        return new InetServerSection("inet_http_server", NOBODY, new SocketAddress.Tcp("127.0.0.1", port));
    }

    private UnixServerSection unix(String name) {
        return new UnixServerSection(
                "unix_http_server", directory.resolve(name).toString(), NOBODY, Optional.empty(), 0700);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

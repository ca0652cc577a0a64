package dev.supervisor.http.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.config.section.AuthSection;
import dev.supervisor.config.section.UnixServerSection;
import dev.supervisor.http.socket.UnixSockets.Bound;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Files;
import dev.supervisor.os.PrivateFolder;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.linux.LinuxFiles;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.os.simulated.SimulatedUsers;
import dev.supervisor.user.Owner;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A Unix socket")
@Timeout(20)
class UnixSocketsTest {
    private static final String IN_USE =
            "Another program is already listening on a port that one of our HTTP servers is "
                    + "configured to use.  Shut this program down first before starting supervisord.";

    private final List<String> complaints = new ArrayList<>();
    private final SimulatedUsers users = new SimulatedKernel().users();
    private final UnixSockets sockets = sockets(new LinuxFiles());
    private final Path directory;
    private final Path path;

    UnixSocketsTest(@TempDir Path directory) {
        this.directory = directory;
        this.path = directory.resolve("s");
    }

    @Test
    void has_the_mode_that_was_asked_for_and_leaves_no_other_name() throws Exception {
        Bound bound = sockets.bind(spec(path, 0766));
        try {
            assertThat(PosixFilePermissions.toString(java.nio.file.Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwxrw-rw-");
            assertThat(entries()).containsExactly("s");
            connect();
        } finally {
            bound.channel().close();
        }
    }

    @Test
    void replaces_one_that_nobody_listens_to_and_says_so() throws Exception {
        leaveStaleSocket();

        try (ServerSocketChannel _ = sockets.bind(spec(path, 0700)).channel()) {
            assertThat(complaints).containsExactly("Unlinking stale socket " + path);
            connect();
        }
    }

    @Test
    void replaces_a_file_that_is_no_socket() throws Exception {
        java.nio.file.Files.writeString(path, "x");

        try (ServerSocketChannel _ = sockets.bind(spec(path, 0700)).channel()) {
            assertThat(complaints).containsExactly("Unlinking stale socket " + path);
            connect();
        }
    }

    @Test
    void leaves_one_alone_that_somebody_listens_to() throws Exception {
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(path));

            assertThatThrownBy(() -> sockets.bind(spec(path, 0700)))
                    .isInstanceOf(BindException.class)
                    .hasMessage(IN_USE);
            assertThat(complaints).isEmpty();
            assertThat(entries()).containsExactly("s");
            connect();
        }
    }

    @Test
    void is_removed_only_while_it_is_ours() throws Exception {
        Bound lost = sockets.bind(spec(path, 0700));
        java.nio.file.Files.delete(path);
        Bound other = sockets.bind(spec(path, 0700));
        try {
            sockets.remove(lost);
            connect();
            sockets.remove(other);
            assertThat(entries()).isEmpty();
            sockets.remove(other);
        } finally {
            lost.channel().close();
            other.channel().close();
        }
    }

    @Test
    void cannot_be_where_there_is_no_directory() {
        assertThatThrownBy(() -> sockets.bind(spec(directory.resolve("no/s"), 0700)))
                .hasMessage("Cannot open an HTTP server: socket.error reported errno.ENOENT (2)");
    }

    @Test
    void cannot_have_a_longer_path_than_the_system_allows() {
        assertThatThrownBy(() -> sockets.bind(spec(directory.resolve("x".repeat(120)), 0700)))
                .hasMessage("Cannot open an HTTP server: socket.error reported AF_UNIX path too long");
    }

    @Test
    void is_given_away_as_the_configuration_says() throws Exception {
        List<String> given = new ArrayList<>();
        Files files = withChown((file, uid, gid) -> given.add(file + " " + uid + " " + gid));

        try (ServerSocketChannel _ =
                sockets(files).bind(spec(path, new Owner(33, -1))).channel()) {
            assertThat(given).containsExactly("s 33 -1");
        }
    }

    @Test
    void is_not_left_behind_if_it_cannot_be_given_away() throws Exception {
        Files files = withChown((_, _, _) -> {
            throw new SystemException(Errno.named("EPERM"), "cannot chown");
        });

        assertThatThrownBy(() -> sockets(files).bind(spec(path, new Owner(33, 34))))
                .hasMessage(
                        "Not permitted to chown " + path + " to uid/gid (33, 34); adjust \"sockchown\" value in config"
                                + " file or on command line to values that the current user"
                                + " (root) can successfully chown");
        assertThat(entries()).isEmpty();
    }

    @Test
    void that_is_only_tried_out_leaves_what_is_there_alone() throws Exception {
        try (ServerSocketChannel _ = sockets.bind(spec(path, 0700)).channel()) {
            sockets.tryOut(spec(path, 0700));

            assertThat(entries()).containsExactly("s");
            connect();
        }
        assertThatThrownBy(() -> sockets.tryOut(spec(directory.resolve("no/s"), 0700)))
                .hasMessage("Cannot open an HTTP server: socket.error reported errno.ENOENT (2)");
    }

    private void leaveStaleSocket() throws IOException {
        ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        dead.bind(UnixDomainSocketAddress.of(path));
        dead.close();
        assertThat(entries()).containsExactly("s");
    }

    private void connect() throws IOException {
        try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThat(client.connect(UnixDomainSocketAddress.of(path))).isTrue();
        }
    }

    private List<String> entries() throws IOException {
        try (var entries = java.nio.file.Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private UnixSockets sockets(Files files) {
        return new UnixSockets(files, users, complaints::add);
    }

    private static UnixServerSection spec(Path path, int mode) {
        return new UnixServerSection(
                "unix_http_server",
                path.toString(),
                new AuthSection(Optional.empty(), Optional.empty(), List.of()),
                Optional.empty(),
                mode);
    }

    private static UnixServerSection spec(Path path, Owner owner) {
        return new UnixServerSection(
                "unix_http_server",
                path.toString(),
                new AuthSection(Optional.empty(), Optional.empty(), List.of()),
                Optional.of(owner),
                0700);
    }

    private interface Chown {
        void chown(String path, int uid, int gid) throws SystemException;
    }

    /** The system's files, but for one call that only root may make. */
    private static Files withChown(Chown chown) {
        Files real = new LinuxFiles();
        return instead(Files.class, real, "privateFolder", arguments -> {
            PrivateFolder folder = real.privateFolder((String) arguments[0]);
            return instead(PrivateFolder.class, folder, "chown", given -> {
                chown.chown((String) given[0], (int) given[1], (int) given[2]);
                return null;
            });
        });
    }

    private interface Call {
        Object with(Object... arguments) throws SystemException;
    }

    private static <T> T instead(Class<T> type, T real, String name, Call call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().equals(name)) {
                        return call.with(arguments);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}

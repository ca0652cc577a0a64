package dev.supervisor.os.linux;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Host;
import dev.supervisor.os.Limits;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.Users;
import dev.supervisor.os.contract.Request;
import dev.supervisor.os.contract.World;
import dev.supervisor.time.Clock;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The real side of all doors; its programs are the shell's. */
final class LinuxWorld implements World {
    static final String LAUNCH_PROPERTY = "supervisor.test.launch";

    /** Where the build puts it, unless a test says otherwise to a JVM that it starts. */
    static final String LAUNCH = Path.of(System.getProperty(LAUNCH_PROPERTY, "target/launch"))
            .toAbsolutePath()
            .toString();

    /** One for all tests, as it keeps a descriptor for as long as the process lives. */
    private static final LinuxHost HOST = host(LAUNCH);

    private final Path directory = Files.createTempDirectory("os-test");

    LinuxWorld() throws IOException {}

    static LinuxHost host(String launchProgram) {
        try {
            return new LinuxHost(launchProgram);
        } catch (SystemException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** A script of the shell; {@code $0} and its arguments follow. */
    static Request shell(String script, String... arguments) {
        return Request.of(
                "/bin/sh",
                Stream.concat(Stream.of("sh", "-c", script), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Override
    public Host host() {
        return HOST;
    }

    @Override
    public Descriptors descriptors() {
        return new LinuxDescriptors();
    }

    @Override
    public dev.supervisor.os.Files files() {
        return new LinuxFiles();
    }

    @Override
    public Sockets sockets() {
        return new LinuxSockets();
    }

    @Override
    public boolean canConnect(String path) {
        return canConnect(UnixDomainSocketAddress.of(path));
    }

    @Override
    public boolean canConnect(int port) {
        return canConnect(new InetSocketAddress("127.0.0.1", port));
    }

    private static boolean canConnect(SocketAddress address) {
        try (SocketChannel channel = SocketChannel.open(address)) {
            return channel.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public Users users() {
        return new LinuxUsers();
    }

    @Override
    public Limits limits() {
        return new LinuxLimits();
    }

    @Override
    public ProcessTable processes() {
        return new LinuxProcessTable();
    }

    @Override
    public Clock clock() {
        return new LinuxClock();
    }

    @Override
    public String directory() {
        return directory.toString();
    }

    /** Those of the runtime left out, which opens its jars when it likes: pipes, pidfds and the like. */
    @Override
    public Set<Integer> openDescriptors() {
        Set<Integer> numbers = new TreeSet<>();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path entry : listing) {
                if (isOurs(entry)) {
                    numbers.add(Integer.parseInt(entry.getFileName().toString()));
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return numbers;
    }

    private static boolean isOurs(Path entry) throws IOException {
        try {
            String target = Files.readSymbolicLink(entry).toString();
            return List.of("pipe:", "anon_inode:", "socket:").stream().anyMatch(target::startsWith);
        } catch (NoSuchFileException closedMeanwhile) {
            return false;
        }
    }

    @Override
    public Request exits(int code) {
        return shell("exit " + code);
    }

    @Override
    public Request writes(String toStdout, String toStderr) {
        return shell("printf %s \"$1\"; printf %s \"$2\" >&2", "sh", toStdout, toStderr);
    }

    @Override
    public Request runs() {
        return shell("echo ready; exec sleep 1000");
    }

    @Override
    public Request ignoresTerm() {
        return shell("trap '' TERM; echo ready; exec sleep 1000");
    }

    @Override
    public Request copies() {
        return Request.of("/bin/cat", "cat");
    }

    @Override
    public Request forks() {
        return shell("sh -c 'echo ready; exec sleep 1000' & wait");
    }

    @Override
    public DatagramReceiver receiveAt(String path) {
        int type = Numbers.SOCK_DGRAM | Numbers.SOCK_CLOEXEC | Numbers.SOCK_NONBLOCK;
        Fd socket = new Fd(Libc.function("socket").call(Numbers.AF_UNIX, type, 0));
        try (Arena arena = Arena.ofConfined()) {
            long address = Scratch.unixAddress(arena, path);
            if (Libc.function("bind").call(socket.number(), address, Numbers.SOCKADDR_UN_SIZE) != 0) {
                throw new IllegalStateException(Libc.refused("cannot bind " + path));
            }
        } catch (SystemException refused) {
            throw new IllegalStateException(refused);
        }
        return new DatagramReceiver() {
            @Override
            public Optional<byte[]> receive() {
                ByteBuffer room = ByteBuffer.allocateDirect(256 * 1024);
                try {
                    int size = descriptors().read(socket, room);
                    byte[] datagram = new byte[Math.max(0, size)];
                    room.flip().get(datagram);
                    return size == Descriptors.WOULD_BLOCK ? Optional.empty() : Optional.of(datagram);
                } catch (SystemException refused) {
                    throw new IllegalStateException(refused);
                }
            }

            @Override
            public void close() {
                descriptors().close(socket);
            }
        };
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

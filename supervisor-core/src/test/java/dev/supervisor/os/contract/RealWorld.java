package dev.supervisor.os.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import java.io.IOException;
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

/**
 * The common parts of all real sides: a directory, and programs that are the shell's. Only Linux knows the numbers of
 * open descriptors.
 */
public abstract class RealWorld implements OsWorld {
    public static final String LAUNCH_PROPERTY = "supervisor.test.launch";

    /** Where the build puts it, unless a test says otherwise to a JVM that it starts. */
    public static final String LAUNCH = Path.of(System.getProperty(LAUNCH_PROPERTY, "target/launch"))
            .toAbsolutePath()
            .toString();

    private final Path directory = Files.createTempDirectory("os-test");

    protected RealWorld() throws IOException {}

    /** A script of the shell; {@code $0} and its arguments follow. */
    public static Request shell(String script, String... arguments) {
        return Request.of(
                "/bin/sh",
                Stream.concat(Stream.of("sh", "-c", script), Stream.of(arguments))
                        .toArray(String[]::new));
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
    public void makePipe(String path) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("mkfifo", path).start().waitFor());
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
    public Request leavesItsGroup() {
        return shell("exec perl -e 'setpgrp(0, getpgrp(getppid())); $| = 1; print \"ready\\n\"; sleep 1000'");
    }

    /** A socket, which never blocks, that takes datagrams at a path. */
    protected abstract Fd bindDatagrams(String path);

    @Override
    public DatagramReceiver receiveAt(String path) {
        Fd socket = bindDatagrams(path);
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

package dev.supervisor.http.socket;

import dev.supervisor.config.section.UnixServerSection;
import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.PrivateFolder;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.os.Users;
import dev.supervisor.os.Users.User;
import dev.supervisor.user.Owner;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes the socket files of Unix servers (supervisor/http.py supervisor_af_unix_http_server): bound where only we can see it and given its name
 * with the right owner and mode, so that nobody can connect who should not, and no living server is pushed aside. While the daemon starts.
 */
public final class UnixSockets {
    private static final int BACKLOG = 1024;

    /** As long as nobody else sees it, a socket whose own name is too long for that. */
    private static final String SHORT_NAME = "s";

    /** Another process may create and lose the same socket meanwhile, but not forever. */
    private static final int ATTEMPTS = 5;

    private final Files files;
    private final Users users;
    private final Consumer<String> complaints;

    /**
     * @param complaints where the operator reads of stale sockets: standard error; given a line without its end
     */
    public UnixSockets(Files files, Users users, Consumer<String> complaints) {
        this.files = files;
        this.users = users;
        this.complaints = complaints;
    }

    /**
     * A socket that listens.
     *
     * @param identity of the file, by which it is known again
     */
    public record Bound(ServerSocketChannel channel, String path, String identity) {}

    /** Binds and listens. */
    Bound bind(UnixServerSection spec) throws BindException {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Optional<ServerSocketChannel> channel = open(spec, PrivateFolder::publish);
                if (channel.isPresent()) {
                    String identity =
                            files.stat(spec.file()).map(FileStat::identity).orElse("");
                    return new Bound(channel.get(), spec.file(), identity);
                }
                removeStale(spec.file());
            }
            throw new BindException(Refusal.IN_USE);
        } catch (SystemException e) {
            throw new BindException(Refusal.sentence(e.error()), e);
        } catch (IOException | InvalidPathException e) {
            throw new BindException(Refusal.sentence(e.getMessage()), e);
        }
    }

    /** Whether two servers are to have the same file. */
    boolean isSamePlace(UnixServerSection one, UnixServerSection other) {
        Optional<String> identity = files.stat(one.file()).map(FileStat::identity);
        return one.file().equals(other.file())
                || identity.isPresent()
                        && identity.equals(files.stat(other.file()).map(FileStat::identity));
    }

    /**
     * As {@link #bind}, but the socket gets no name and is closed again, and the current owner of its name keeps it.
     */
    void tryOut(UnixServerSection spec) throws BindException {
        try {
            Optional<ServerSocketChannel> channel = open(spec, (folder, name, _) -> folder.remove(name));
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (SystemException e) {
            throw new BindException(Refusal.sentence(e.error()), e);
        } catch (IOException | InvalidPathException e) {
            throw new BindException(Refusal.sentence(e.getMessage()), e);
        }
    }

    /** The use of a socket that was set up. */
    @FunctionalInterface
    private interface LastStep {
        void take(PrivateFolder folder, String name, String path) throws SystemException;
    }

    /** A socket with the right owner and mode; empty if its name is taken. */
    private Optional<ServerSocketChannel> open(UnixServerSection spec, LastStep step)
            throws IOException, SystemException, BindException {
        if (SystemText.encode(spec.file()).length > Sockets.MOST_PATH_BYTES) {
            throw new BindException(Refusal.TOO_LONG);
        }
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean done = false;
        int slash = spec.file().lastIndexOf('/');
        try (PrivateFolder folder =
                files.privateFolder(slash < 0 ? "." : spec.file().substring(0, slash + 1))) {
            String name = nameIn(folder, spec.file().substring(slash + 1));
            try {
                channel.bind(UnixDomainSocketAddress.of(folder.path() + "/" + name), BACKLOG);
                folder.chmod(name, spec.chmod());
                if (spec.chown().isPresent()) {
                    give(folder, name, spec);
                }
                step.take(folder, name, spec.file());
                done = true;
                return Optional.of(channel);
            } catch (SystemException e) {
                if (e.errorName().equals("EEXIST")) {
                    return Optional.empty();
                }
                throw e;
            } finally {
                folder.remove(name);
            }
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    /** Its own name, which is what tools that list sockets show for ever. */
    private static String nameIn(PrivateFolder folder, String own) {
        boolean fits = SystemText.encode(folder.path() + "/" + own).length <= Sockets.MOST_PATH_BYTES
                && Charset.defaultCharset().newEncoder().canEncode(own);
        return fits ? own : SHORT_NAME;
    }

    /** Removes the file, if it is still that of this socket, which must not be closed yet: else another file may have its identity. */
    void remove(Bound socket) {
        try {
            if (files.stat(socket.path()).map(FileStat::identity).orElse("").equals(socket.identity())) {
                files.unlink(socket.path());
            }
        } catch (SystemException _) {
            // Somebody was faster, or does not let us: a stale socket is replaced at the next start.
        }
    }

    private void give(PrivateFolder folder, String socket, UnixServerSection spec)
            throws SystemException, BindException {
        Owner owner = spec.chown().orElseThrow();
        try {
            folder.chown(socket, owner.uid(), owner.gid());
        } catch (SystemException e) {
            if (!e.errorName().equals("EPERM")) {
                throw e;
            }
            String name = users.byUid(users.self()).map(User::name).orElse(Integer.toString(users.self()));
            throw new BindException(
                    "Not permitted to chown " + spec.file() + " to uid/gid (" + owner.uid() + ", " + owner.gid()
                            + "); adjust \"sockchown\" value in config file or on command line to values that the"
                            + " current user (" + name + ") can successfully chown",
                    e);
        }
    }

    private void removeStale(String path) throws IOException, SystemException, BindException {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.configureBlocking(false); // a server whose queue is full is alive, and would block us
            probe.connect(UnixDomainSocketAddress.of(path));
            throw new BindException(Refusal.IN_USE);
        } catch (IOException e) {
            switch (Refusal.known(e.getMessage()).name()) {
                case "ENOENT" -> {
                    return;
                }
                case "EAGAIN" -> throw new BindException(Refusal.IN_USE, e);
                case "EACCES" -> throw e;
                default -> {
                    // Nobody listens.
                }
            }
        }
        complaints.accept("Unlinking stale socket " + path);
        Files.unlinkIfThere(files, path);
    }
}

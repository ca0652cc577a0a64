package dev.supervisor.http;

import dev.supervisor.config.Owner;
import dev.supervisor.config.UnixServerSpec;
import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.Users;
import dev.supervisor.os.Users.User;
import dev.supervisor.process.Pid;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.util.function.Consumer;

/**
 * Makes the socket files of Unix servers (supervisor/http.py supervisor_af_unix_http_server): bound under a temporary name and linked to
 * the real one only with the right mode, so that nobody can connect who should not, and no living server is pushed aside. While the daemon
 * starts.
 */
public final class UnixSockets {
    private static final int BACKLOG = 1024;
    /** Somebody else may make and lose the same socket meanwhile, but not forever. */
    private static final int ATTEMPTS = 5;

    private final Files files;
    private final Users users;
    private final Pid self;
    private final Consumer<String> complaints;

    /**
     * @param self our own pid, part of the temporary names
     * @param complaints where the operator reads of stale sockets: standard error; given a line without its end
     */
    public UnixSockets(Files files, Users users, Pid self, Consumer<String> complaints) {
        this.files = files;
        this.users = users;
        this.self = self;
        this.complaints = complaints;
    }

    /**
     * A socket that listens.
     *
     * @param identity of the file, by which it is known again
     */
    record Bound(ServerSocketChannel channel, String path, String identity) {}

    /** Binds and listens. */
    Bound bind(UnixServerSpec spec) throws BindException {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                boolean bound = false;
                try {
                    bound = name(channel, spec);
                } finally {
                    if (!bound) {
                        channel.close();
                    }
                }
                if (bound) {
                    String identity =
                            files.stat(spec.file()).map(FileStat::identity).orElse("");
                    return new Bound(channel, spec.file(), identity);
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

    /** Gives the socket its name; says whether that was free. */
    private boolean name(ServerSocketChannel channel, UnixServerSpec spec)
            throws IOException, SystemException, BindException {
        String temporary = spec.file() + "." + self;
        unlinkIfThere(temporary);
        channel.bind(UnixDomainSocketAddress.of(temporary), BACKLOG);
        try {
            files.chmod(temporary, spec.chmod());
            files.link(temporary, spec.file());
        } catch (SystemException e) {
            if (e.errorName().equals("EEXIST")) {
                return false;
            }
            throw e;
        } finally {
            unlinkIfThere(temporary);
        }
        if (spec.chown().isPresent()) {
            give(spec.file(), spec.chown().get());
        }
        return true;
    }

    private void give(String path, Owner owner) throws SystemException, BindException {
        try {
            files.chown(path, owner.uid(), owner.gid());
        } catch (SystemException e) {
            unlinkIfThere(path);
            if (!e.errorName().equals("EPERM")) {
                throw e;
            }
            String name = users.byUid(users.self()).map(User::name).orElse(Integer.toString(users.self()));
            throw new BindException(
                    "Not permitted to chown " + path + " to uid/gid (" + owner.uid() + ", " + owner.gid()
                            + "); adjust \"sockchown\" value in config file or on command line to values that the"
                            + " current user (" + name + ") can successfully chown",
                    e);
        }
    }

    private void removeStale(String path) throws IOException, SystemException, BindException {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.configureBlocking(
                    false); // whoever has so many connections waiting that another one would block is alive
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
        files.unlink(path);
    }

    private void unlinkIfThere(String path) throws SystemException {
        try {
            files.unlink(path);
        } catch (SystemException e) {
            if (!e.errorName().equals("ENOENT")) {
                throw e;
            }
        }
    }
}

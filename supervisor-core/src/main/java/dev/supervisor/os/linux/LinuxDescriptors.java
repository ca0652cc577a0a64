package dev.supervisor.os.linux;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Descriptors by read, write and close. */
public final class LinuxDescriptors implements Descriptors {
    private static final Libc READ = Libc.function("read");
    private static final Libc WRITE = Libc.function("write");
    private static final Libc CLOSE = Libc.function("close");
    private static final Libc FCNTL = Libc.function("fcntl");
    private static final Libc SOCKET = Libc.function("socket");
    private static final Libc CONNECT = Libc.function("connect");
    private static final Libc SEND = Libc.function("send");
    private static final Libc POLL = Libc.function("poll");

    private static final int NO_SOCKET = -2;

    /** A pipe that says that it has room has a page of it (PIPE_BUF). */
    private static final int ROOM_OF_A_READY_PIPE = 4096;

    /** Held from seeing that there is room until it is used, so that no other thread of ours takes it. */
    private static final Object SOME_ROOM = new Object();

    @Override
    public Poller poller() throws SystemException {
        return new LinuxPoller();
    }

    @Override
    public int read(Fd fd, ByteBuffer into) throws SystemException {
        return move(READ, "read from", fd, into);
    }

    @Override
    public int write(Fd fd, ByteBuffer from) throws SystemException {
        return move(WRITE, "write to", fd, from);
    }

    @Override
    public int writeAtOnce(Fd fd, ByteBuffer from) throws SystemException {
        int sent = send(fd, from);
        if (sent != NO_SOCKET) {
            return sent;
        }
        synchronized (SOME_ROOM) {
            if (!hasSomeRoom(fd)) {
                return WOULD_BLOCK;
            }
            int limit = from.limit();
            try {
                return write(fd, from.limit(Math.min(limit, from.position() + ROOM_OF_A_READY_PIPE)));
            } finally {
                from.limit(limit);
            }
        }
    }

    private static int send(Fd fd, ByteBuffer from) throws SystemException {
        try {
            long address = MemorySegment.ofBuffer(from).address();
            while (true) {
                int flags = Numbers.MSG_DONTWAIT | Numbers.MSG_NOSIGNAL;
                int sent = (int) SEND.word(fd.number(), address, from.remaining(), flags, 0, 0);
                if (sent >= 0) {
                    from.position(from.position() + sent);
                    return sent;
                }
                switch (Libc.errorNumber()) {
                    case Numbers.ENOTSOCK -> {
                        return NO_SOCKET;
                    }
                    case Numbers.EAGAIN -> {
                        return WOULD_BLOCK;
                    }
                    case Numbers.EINTR -> {}
                    default -> throw Libc.refused("cannot write to descriptor " + fd.number());
                }
            }
        } finally {
            Reference.reachabilityFence(from);
        }
    }

    private static boolean hasSomeRoom(Fd fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment asked = arena.allocate(Numbers.POLLFD_SIZE, Integer.BYTES);
            asked.set(ValueLayout.JAVA_INT, 0, fd.number());
            asked.set(ValueLayout.JAVA_SHORT, Numbers.POLLFD_EVENTS, (short) Numbers.POLLOUT);
            return POLL.call(asked.address(), 1, 0) > 0;
        }
    }

    /** By its entry in /proc: opening that gives the same pipe or terminal, with flags of its own. */
    @Override
    public Optional<Fd> openAnew(Fd fd) {
        int kind = Inode.at(fd.number(), "", LinuxFiles.AT_EMPTY_PATH)
                .map(Inode::kind)
                .orElse(Inode.REGULAR);
        if (kind != Inode.PIPE && kind != Inode.CHARACTERS) {
            return Optional.empty();
        }
        try {
            String path = "/proc/self/fd/" + fd.number();
            return Optional.of(LinuxFiles.open(path, Numbers.O_WRONLY | Numbers.O_APPEND | Numbers.O_NONBLOCK, 0));
        } catch (SystemException refused) {
            return Optional.empty(); // somebody else's, or no /proc
        }
    }

    private static int move(Libc function, String verb, Fd fd, ByteBuffer buffer) throws SystemException {
        if (!buffer.isDirect()) {
            throw new IllegalArgumentException("not a direct buffer");
        }
        try {
            long address = MemorySegment.ofBuffer(buffer).address();
            while (true) {
                int moved = (int) function.word(fd.number(), address, buffer.remaining());
                if (moved >= 0) {
                    buffer.position(buffer.position() + moved);
                    return moved;
                }
                int error = Libc.errorNumber();
                if (error == Numbers.EAGAIN) {
                    return WOULD_BLOCK;
                }
                if (error != Numbers.EINTR) {
                    throw Libc.refused("cannot " + verb + " descriptor " + fd.number());
                }
            }
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }

    @Override
    public Fd connectDatagrams(String path) throws SystemException {
        int type = Numbers.SOCK_DGRAM | Numbers.SOCK_CLOEXEC | Numbers.SOCK_NONBLOCK;
        int socket = SOCKET.call(Numbers.AF_UNIX, type, 0);
        if (socket < 0) {
            throw Libc.refused("cannot make a socket for " + path);
        }
        try (Arena arena = Arena.ofConfined()) {
            if (CONNECT.call(socket, Scratch.unixAddress(arena, path), Numbers.SOCKADDR_UN_SIZE) != 0) {
                SystemException refused = Libc.refused("cannot connect to " + path);
                close(socket);
                throw refused;
            }
        }
        return new Fd(socket);
    }

    @Override
    public void close(Fd fd) {
        close(fd.number());
    }

    @Override
    public int growPipe(Fd fd, int bytes) {
        int before = FCNTL.call(fd.number(), Numbers.F_GETPIPE_SZ, 0);
        if (before >= bytes) {
            return before;
        }
        int after = FCNTL.call(fd.number(), Numbers.F_SETPIPE_SZ, bytes);
        return Math.max(before, after);
    }

    /** Not retried when interrupted: on Linux the descriptor is free then anyway. */
    static void close(int fd) {
        CLOSE.call(fd);
    }
}

package dev.supervisor.os.linux;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** Descriptors by read, write and close. */
public final class LinuxDescriptors implements Descriptors {
    private static final Libc READ = Libc.function("read");
    private static final Libc WRITE = Libc.function("write");
    private static final Libc CLOSE = Libc.function("close");
    private static final Libc FCNTL = Libc.function("fcntl");
    private static final Libc SOCKET = Libc.function("socket");
    private static final Libc CONNECT = Libc.function("connect");

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

    /** Not tried again when interrupted: on Linux the descriptor is free then all the same. */
    static void close(int fd) {
        CLOSE.call(fd);
    }
}

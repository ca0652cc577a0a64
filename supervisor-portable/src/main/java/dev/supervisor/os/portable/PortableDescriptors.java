package dev.supervisor.os.portable;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.util.Optional;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Sock;

/** Descriptors by read, write and close. */
final class PortableDescriptors implements Descriptors {
    /** The least capacity of a pipe on any system (PIPE_BUF is 4096 or less everywhere). */
    private static final int SMALLEST_PIPE = 4096;

    /** The room that POSIX promises in a pipe that can be written (_POSIX_PIPE_BUF). */
    private static final int ROOM_OF_A_READY_PIPE = 512;

    /** Held from seeing that there is room until it is used, so that no other thread of ours takes it. */
    private static final Object SOME_ROOM = new Object();

    @Override
    public Poller poller() throws SystemException {
        return new PortablePoller();
    }

    @Override
    public int read(Fd fd, ByteBuffer into) throws SystemException {
        checkDirect(into);
        while (true) {
            int moved = (int) Unix.LIBC.read(fd.number(), into, into.remaining());
            if (moved >= 0) {
                into.position(into.position() + moved);
                return moved;
            }
            if (cannotNow("read from", fd)) {
                return WOULD_BLOCK;
            }
        }
    }

    @Override
    public int write(Fd fd, ByteBuffer from) throws SystemException {
        checkDirect(from);
        while (true) {
            int moved = (int) Unix.LIBC.write(fd.number(), from, from.remaining());
            if (moved >= 0) {
                from.position(from.position() + moved);
                return moved;
            }
            // the error of BSDs for a full queue of datagrams
            if (Unix.failedWith(Errno.ENOBUFS) || cannotNow("write to", fd)) {
                return WOULD_BLOCK;
            }
        }
    }

    @Override
    public int writeAtOnce(Fd fd, ByteBuffer from) throws SystemException {
        synchronized (SOME_ROOM) {
            if (!PortablePoller.canBeWritten(fd)) {
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

    /** There is no way that all systems have: to open a descriptor's entry in /dev/fd is dup() on most of them. */
    @Override
    public Optional<Fd> openAnew(Fd fd) {
        return Optional.empty();
    }

    private static void checkDirect(ByteBuffer buffer) {
        if (!buffer.isDirect()) {
            throw new IllegalArgumentException("not a direct buffer");
        }
    }

    /** Whether it would block; if not, it was only interrupted. */
    private static boolean cannotNow(String verb, Fd fd) throws SystemException {
        if (Unix.failedWith(Errno.EAGAIN)) {
            return true;
        }
        if (!Unix.failedWith(Errno.EINTR)) {
            throw Unix.refused("cannot " + verb + " descriptor " + fd.number());
        }
        return false;
    }

    @Override
    public Fd connectDatagrams(String path) throws SystemException {
        byte[] address = SocketAddresses.unix(path);
        int socket = SocketAddresses.socket(SocketAddresses.UNIX, Sock.SOCK_DGRAM, path);
        Pipe.neverBlock(socket);
        if (Unix.LIBC.connect(socket, address, address.length) != 0) {
            SystemException refused = Unix.refused("cannot connect to " + path);
            close(socket);
            throw refused;
        }
        return new Fd(socket);
    }

    @Override
    public void close(Fd fd) {
        close(fd.number());
    }

    /** POSIX has no way to do so. */
    @Override
    public int growPipe(Fd fd, int bytes) {
        return SMALLEST_PIPE;
    }

    static void close(int fd) {
        Unix.LIBC.close(fd);
    }
}

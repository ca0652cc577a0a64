package dev.supervisor.os.portable;

import dev.supervisor.os.SystemException;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;

/**
 * Both ends of a new pipe, closed on exec. Each end is closed once, by its last owner.
 *
 * @param readEnd number of the descriptor to read from
 * @param writeEnd number of the descriptor to write to
 */
record Pipe(int readEnd, int writeEnd) {
    private static final int FD_CLOEXEC = 1;

    static Pipe open() throws SystemException {
        int[] ends = new int[2];
        if (Unix.LIBC.pipe(ends) != 0) {
            throw Unix.refused("cannot open a pipe");
        }
        closeOnExec(ends[0]);
        closeOnExec(ends[1]);
        return new Pipe(ends[0], ends[1]);
    }

    /** Reading from or writing to this end never blocks from now on; the other end is as it was. */
    static void neverBlock(int end) {
        Unix.LIBC.fcntl(end, Fcntl.F_SETFL.intValue(), OpenFlags.O_NONBLOCK.intValue());
    }

    /**
     * Set after its creation, because POSIX has no flag for that on pipes and sockets; {@code launch} closes what a
     * child inherits in between.
     */
    static void closeOnExec(int fd) {
        Unix.LIBC.fcntl(fd, Fcntl.F_SETFD.intValue(), FD_CLOEXEC);
    }

    void close() {
        PortableDescriptors.close(readEnd);
        PortableDescriptors.close(writeEnd);
    }
}

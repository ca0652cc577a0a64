package dev.supervisor.os.linux;

import dev.supervisor.os.SystemException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Both ends of a new pipe, closed on exec. Each end is closed once, by its last owner.
 *
 * @param readEnd number of the descriptor to read from
 * @param writeEnd number of the descriptor to write to
 */
record Pipe(int readEnd, int writeEnd) {
    private static final Libc PIPE2 = Libc.function("pipe2");
    private static final Libc FCNTL = Libc.function("fcntl");

    /**
     * Opens one.
     *
     * @param twoInts where the system can write two ints
     */
    static Pipe open(MemorySegment twoInts) throws SystemException {
        if (PIPE2.call(twoInts.address(), Numbers.O_CLOEXEC) != 0) {
            throw Libc.refused("cannot open a pipe");
        }
        return new Pipe(twoInts.getAtIndex(ValueLayout.JAVA_INT, 0), twoInts.getAtIndex(ValueLayout.JAVA_INT, 1));
    }

    /** Reading from or writing to this end never blocks from now on; the other end is as it was. */
    static void neverBlock(int end) {
        FCNTL.call(end, Numbers.F_SETFL, Numbers.O_NONBLOCK);
    }

    void close() {
        LinuxDescriptors.close(readEnd);
        LinuxDescriptors.close(writeEnd);
    }
}

package dev.supervisor.pump;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes the pipes of children that write much bigger, as long as they are not too many: the system limits the pipes of
 * each ordinary user to 64 MiB in all, as a rule, and beyond that gives very small ones. Pump thread only.
 */
final class BigPipes {
    /** The default capacity of a pipe. */
    static final int COMMON_BYTES = 64 * 1024;

    /** More gains nothing: it does not fit the processor's cache. One read takes all of it, so output is cut where the child has cut it. */
    static final int BIG_BYTES = 256 * 1024;

    private static final int MOST = 64;

    private final Descriptors descriptors;
    private final Set<Fd> grown = new HashSet<>();

    BigPipes(Descriptors descriptors) {
        this.descriptors = descriptors;
    }

    /** How many bytes the pipe holds after the attempt to make it bigger. */
    int grow(Fd pipe) {
        if (grown.size() >= MOST) {
            return COMMON_BYTES;
        }
        int capacity = descriptors.growPipe(pipe, BIG_BYTES);
        if (capacity > COMMON_BYTES) {
            grown.add(pipe);
        }
        return capacity;
    }

    /** It is about to be closed. */
    void forget(Fd pipe) {
        grown.remove(pipe);
    }
}

package dev.supervisor.os.linux;

import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;

/**
 * Starts the launch program without a copy of our table of descriptors, in a time that does not grow with it: as
 * {@code spawn.c} says; where the system refuses that, by posix_spawn. One thread.
 */
final class DirectSpawn {
    private static final int STREAMS = 3;

    /** The layout of {@code struct order}. */
    private static final int LANDING = 12;

    private static final int NOTHING = 24;
    private static final int PROGRAM = 32;
    private static final int ORDER_SIZE = 56;

    /** The answer if the system refuses to do it this way. */
    private static final long NOT_HERE = 0;

    private final LinuxSpawner posix;
    private final MemorySegment order = Arena.ofAuto().allocate(ORDER_SIZE, Long.BYTES);
    private boolean direct;

    /** @param direct whether to try it without a copy at all */
    DirectSpawn(String launchProgram, boolean direct) {
        posix = new LinuxSpawner(launchProgram);
        this.direct = direct && reserve();
    }

    /**
     * {@code spawn} of {@code spawn.c}.
     *
     * @param order the address of a {@code struct order}
     * @return the pid of the child, {@link #NOT_HERE}, or a negated number of an error
     */
    private static native long spawn(long order);

    /** Takes low descriptors while there are some; whether there are. They are ours as long as we live. */
    private boolean reserve() {
        int[] taken = new int[STREAMS + 1];
        try {
            for (int i = 0; i < taken.length; i++) {
                taken[i] = LinuxFiles.open("/dev/null", Numbers.O_RDWR, 0).number();
            }
        } catch (SystemException refused) {
            Arrays.stream(taken).filter(fd -> fd > 0).forEach(LinuxDescriptors::close);
            return false;
        }
        Arrays.sort(taken);
        MemorySegment.copy(taken, 0, order, ValueLayout.JAVA_INT, LANDING, STREAMS);
        order.set(ValueLayout.JAVA_INT, NOTHING, taken[STREAMS]);
        return taken[0] >= STREAMS;
    }

    /**
     * Starts it as the leader of a process group of its own and returns its pid.
     *
     * @param streams what it gets as 0, 1, 2
     * @throws SystemException if there is no child
     */
    int start(List<byte[]> argv, List<byte[]> environment, int[] streams) throws SystemException {
        if (direct) {
            long answer = ask(posix.lay(argv, environment), streams);
            if (answer < 0) {
                throw new SystemException(Errno.of((int) -answer), LinuxSpawner.PROBLEM);
            }
            if (answer != NOT_HERE) {
                return (int) answer;
            }
            direct = false;
        }
        return posix.start(
                argv,
                environment,
                true,
                List.of(
                        new LinuxSpawner.Handed(streams[0], 0),
                        new LinuxSpawner.Handed(streams[1], 1),
                        new LinuxSpawner.Handed(streams[2], 2)));
    }

    private long ask(LinuxSpawner.Words words, int[] streams) {
        long[] addresses = {words.program(), words.argv(), words.environment()};
        MemorySegment.copy(streams, 0, order, ValueLayout.JAVA_INT, 0, STREAMS);
        MemorySegment.copy(addresses, 0, order, ValueLayout.JAVA_LONG, PROGRAM, addresses.length);
        return spawn(order.address());
    }
}

package dev.supervisor.os.linux;

import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * Starts the launch program by posix_spawn, which does not copy the daemon as fork would and so takes 0.1 ms whatever its heap. One
 * thread.
 */
final class LinuxSpawner {
    private static final Libc POSIX_SPAWN = Libc.function("posix_spawn");
    private static final Libc ACTIONS_INIT = Libc.function("posix_spawn_file_actions_init");
    private static final Libc ACTIONS_DUP2 = Libc.function("posix_spawn_file_actions_adddup2");
    private static final Libc ACTIONS_DESTROY = Libc.function("posix_spawn_file_actions_destroy");
    private static final Libc ATTRIBUTES_INIT = Libc.function("posix_spawnattr_init");
    private static final Libc ATTRIBUTES_SETFLAGS = Libc.function("posix_spawnattr_setflags");

    /** More than any C library's posix_spawnattr_t and posix_spawn_file_actions_t have. */
    static final int OPAQUE_SIZE = 1024;

    static final String PROBLEM = "cannot start the launch program";

    private static final int FIRST_SCRATCH = 16 * 1024;

    /**
     * A descriptor that the child gets.
     *
     * @param ours its number here
     * @param theirs its number there
     */
    record Handed(int ours, int theirs) {}

    /** Addresses of what exec takes. */
    record Words(long argv, long environment, long program) {}

    private final byte[] program;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment inheritedGroup = arena.allocate(OPAQUE_SIZE, 16);
    private final MemorySegment ownGroup = arena.allocate(OPAQUE_SIZE, 16);
    private final MemorySegment actions = arena.allocate(OPAQUE_SIZE, 16);
    private final MemorySegment pid = arena.allocate(ValueLayout.JAVA_INT);
    private final Scratch scratch = new Scratch(FIRST_SCRATCH);

    LinuxSpawner(String launchProgram) {
        program = SystemText.encode(launchProgram);
        ATTRIBUTES_INIT.call(inheritedGroup.address());
        ATTRIBUTES_INIT.call(ownGroup.address());
        // its group is 0, so its own, and it has it before we can signal it
        ATTRIBUTES_SETFLAGS.call(ownGroup.address(), Numbers.POSIX_SPAWN_SETPGROUP);
    }

    /**
     * Starts it and returns its pid.
     *
     * @param leader whether it leads a process group of its own
     * @throws SystemException if there is no child
     */
    int start(List<byte[]> argv, List<byte[]> environment, boolean leader, List<Handed> handed) throws SystemException {
        ACTIONS_INIT.call(actions.address());
        try {
            for (Handed one : handed) {
                check(ACTIONS_DUP2.call(actions.address(), one.ours(), one.theirs()));
            }
            Words words = lay(argv, environment);
            long attributes = (leader ? ownGroup : inheritedGroup).address();
            check((int) POSIX_SPAWN.word(
                    pid.address(), words.program(), actions.address(), attributes, words.argv(), words.environment()));
            return pid.get(ValueLayout.JAVA_INT, 0);
        } finally {
            ACTIONS_DESTROY.call(actions.address());
        }
    }

    /** Puts them where the system can read them until the next call. */
    Words lay(List<byte[]> argv, List<byte[]> environment) {
        scratch.clear(Scratch.sizeOf(argv) + Scratch.sizeOf(environment) + program.length + 1);
        return new Words(scratch.texts(argv), scratch.texts(environment), scratch.bytes(program));
    }

    /** The functions of posix_spawn answer the error itself. */
    private static void check(int error) throws SystemException {
        if (error != 0) {
            throw new SystemException(Errno.of(error), PROBLEM);
        }
    }
}

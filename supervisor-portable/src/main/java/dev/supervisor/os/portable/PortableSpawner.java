package dev.supervisor.os.portable;

import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.process.Pid;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import jnr.ffi.Pointer;

/** Starts the launch program by posix_spawn; it makes of itself what posix_spawn cannot. One thread at a time. */
final class PortableSpawner {
    /** More than any C library's posix_spawnattr_t and posix_spawn_file_actions_t have. */
    private static final int OPAQUE_SIZE = 1024;

    private static final short POSIX_SPAWN_SETPGROUP = 2;

    /**
     * A descriptor that the child gets.
     *
     * @param ours its number here
     * @param theirs its number there
     */
    record Handed(int ours, int theirs) {}

    private final byte[] launchProgram;
    private final Pointer inheritedGroup = Unix.memory(OPAQUE_SIZE);
    private final Pointer ownGroup = Unix.memory(OPAQUE_SIZE);

    PortableSpawner(String launchProgram) {
        this.launchProgram = Unix.text(launchProgram);
        Unix.LIBC.posix_spawnattr_init(inheritedGroup);
        Unix.LIBC.posix_spawnattr_init(ownGroup);
        // its group is 0, so its own, and it has it before we can signal it
        Unix.LIBC.posix_spawnattr_setflags(ownGroup, POSIX_SPAWN_SETPGROUP);
    }

    /**
     * Starts it and returns its pid.
     *
     * @param leader whether it leads a process group of its own
     * @throws SystemException if there is no child
     */
    Pid start(List<byte[]> argv, List<byte[]> environment, boolean leader, List<Handed> handed) throws SystemException {
        Pointer actions = Unix.memory(OPAQUE_SIZE);
        Unix.LIBC.posix_spawn_file_actions_init(actions);
        try {
            for (Handed one : handed) {
                check(Unix.LIBC.posix_spawn_file_actions_adddup2(actions, one.ours(), one.theirs()));
            }
            int[] pid = new int[1];
            Pointer[] words = addresses(argv);
            Pointer[] variables = addresses(environment);
            int error = Unix.LIBC.posix_spawn(
                    pid, launchProgram, actions, leader ? ownGroup : inheritedGroup, words, variables);
            Reference.reachabilityFence(words); // only their addresses are handed over
            Reference.reachabilityFence(variables);
            check(error);
            return new Pid(pid[0]);
        } finally {
            Unix.LIBC.posix_spawn_file_actions_destroy(actions);
        }
    }

    static List<byte[]> encode(List<String> texts) {
        return texts.stream().map(SystemText::encode).toList();
    }

    /** With a null at the end, as exec takes them. */
    private static Pointer[] addresses(List<byte[]> texts) {
        Pointer[] addresses = new Pointer[texts.size() + 1];
        for (int i = 0; i < texts.size(); i++) {
            byte[] text = Arrays.copyOf(texts.get(i), texts.get(i).length + 1);
            addresses[i] = Unix.memory(text.length);
            addresses[i].put(0, text, 0, text.length);
        }
        return addresses;
    }

    /** The functions of posix_spawn answer the error itself. */
    private static void check(int error) throws SystemException {
        if (error != 0) {
            throw new SystemException(Unix.error(error), "cannot start the launch program");
        }
    }
}

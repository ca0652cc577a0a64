package dev.supervisor.os.linux;

import dev.supervisor.os.ChangeOfUser;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.Errno;
import dev.supervisor.os.OwnProcess.PrivilegeException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A thread that becomes another user while the others stay who they are: to the kernel each thread has rights of its own, and only the C library
 * makes all of them change together. It never changes back but ends.
 */
final class BorrowedRights {
    private static final Libc GETEUID = Libc.function("geteuid");
    private static final Libc PRCTL = Libc.function("prctl");
    private static final Libc SYSCALL = Libc.function("syscall");

    private BorrowedRights() {}

    /** See {@link dev.supervisor.os.OwnProcess#actAs}. */
    static void actAs(Credentials who, Runnable work) throws PrivilegeException {
        List<PrivilegeException> refusals = new ArrayList<>();
        // A change of user forbids core files of the whole process, which stays who it is.
        int dumpable = PRCTL.call(Numbers.PR_GET_DUMPABLE);
        Thread borrowing = Thread.ofPlatform().name("user " + who.uid()).start(() -> {
            try {
                ChangeOfUser.make(who, new ThreadCalls());
                work.run();
            } catch (PrivilegeException refused) {
                refusals.add(refused);
            }
        });
        awaitEnd(borrowing);
        PRCTL.call(Numbers.PR_SET_DUMPABLE, dumpable);
        if (!refusals.isEmpty()) {
            throw refusals.getFirst();
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("nobody interrupts a worker", interrupted);
        }
    }

    /** Bare system calls: of the calling thread alone. */
    private record ThreadCalls() implements ChangeOfUser.Calls {

        @Override
        public int self() {
            return GETEUID.call(0);
        }

        @Override
        public boolean setGroups(int[] groups) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment list = arena.allocateFrom(ValueLayout.JAVA_INT, groups);
                return SYSCALL.call(Numbers.SYS_SETGROUPS, groups.length, list.address()) == 0;
            }
        }

        @Override
        public boolean setGroup(int gid) {
            return SYSCALL.call(Numbers.SYS_SETRESGID, gid, gid, gid, 0) == 0;
        }

        @Override
        public boolean setUser(int uid) {
            return SYSCALL.call(Numbers.SYS_SETRESUID, uid, uid, uid, 0) == 0;
        }

        @Override
        public Errno error() {
            return Libc.error();
        }
    }
}

package dev.supervisor.os.linux;

import dev.supervisor.os.ChangeOfUser;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.Errno;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.os.launch.InheritedEnvironment;
import dev.supervisor.os.launch.LaunchArguments;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** This process, by system calls. */
public final class LinuxProcess implements OwnProcess {
    private static final Libc CHDIR = Libc.function("chdir");
    private static final Libc CLOSE = Libc.function("close");
    private static final Libc DUP2 = Libc.function("dup2");
    private static final Libc FCHDIR = Libc.function("fchdir");
    private static final Libc GETHOSTNAME = Libc.function("gethostname");
    private static final Libc GETPID = Libc.function("getpid");
    private static final Libc GETPRIORITY = Libc.function("getpriority");
    private static final Libc GETUID = Libc.function("getuid");
    private static final Libc OPEN = Libc.function("open");
    private static final Libc PTHREAD_SIGMASK = Libc.function("pthread_sigmask");
    private static final Libc READ = Libc.function("read");
    private static final Libc READLINK = Libc.function("readlink");
    private static final Libc SCHED_SETSCHEDULER = Libc.function("sched_setscheduler");
    private static final Libc SETGID = Libc.function("setgid");
    private static final Libc SETGROUPS = Libc.function("setgroups");
    private static final Libc SETPRIORITY = Libc.function("setpriority");
    private static final Libc SETUID = Libc.function("setuid");
    private static final Libc UMASK = Libc.function("umask");
    private static final Libc WRITE = Libc.function("write");

    /** Only glibc has it. */
    private static final Optional<Libc> MALLOC_TRIM = Libc.find("malloc_trim");

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_PATH = 4096;
    private static final int READY_FD = 3;
    private static final int NOT_READY = 2;

    /** Three times the weight of others: enough not to wait for eight that flood. */
    private static final int PREFERRED = -5;

    private final String launchProgram;
    private final InheritedEnvironment environment;
    private boolean readyTold;

    /**
     * To be made before we change our user: reads what others may not.
     *
     * @param launchProgram path of the launch program
     * @throws SystemException if {@code /proc} does not tell what we were started with
     */
    public LinuxProcess(String launchProgram) throws SystemException {
        this.launchProgram = launchProgram;
        this.environment = InheritedEnvironment.restore(textsIn("environ"));
        environment.removedDirectory().ifPresent(directory -> {
            FCHDIR.call(directory.number());
            LinuxDescriptors.close(directory.number());
        });
    }

    @Override
    public Pid pid() {
        return new Pid(GETPID.call(0));
    }

    @Override
    public List<String> environment() {
        return environment.variables();
    }

    @Override
    public String nodeName() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(LONGEST_NAME);
            if (GETHOSTNAME.call(name.address(), LONGEST_NAME - 1) != 0) {
                throw new IllegalStateException(
                        "cannot tell the host's name: " + Libc.error().name());
            }
            return Scratch.textAt(name.address());
        }
    }

    @Override
    public void changeDirectory(String path) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            if (CHDIR.call(Scratch.text(arena, path)) != 0) {
                throw Libc.refused("cannot change into " + path);
            }
        }
    }

    @Override
    public void setUmask(int umask) {
        UMASK.call(umask);
    }

    /** The C library makes all threads change together, which bare system calls would not. */
    @Override
    public void become(Credentials credentials) throws PrivilegeException {
        ChangeOfUser.make(credentials, new UserCalls());
    }

    private record UserCalls() implements ChangeOfUser.Calls {

        @Override
        public int self() {
            return GETUID.call(0);
        }

        @Override
        public boolean setGroups(int[] groups) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment list = arena.allocateFrom(ValueLayout.JAVA_INT, groups);
                return SETGROUPS.call(groups.length, list.address()) == 0;
            }
        }

        @Override
        public boolean setGroup(int gid) {
            return SETGID.call(gid) == 0;
        }

        @Override
        public boolean setUser(int uid) {
            return SETUID.call(uid) == 0;
        }

        @Override
        public Errno error() {
            return Libc.error();
        }
    }

    @Override
    public boolean actAs(Credentials credentials, Runnable work) throws PrivilegeException {
        BorrowedRights.actAs(credentials, work);
        return true;
    }

    @Override
    public boolean isDetached() {
        return environment.detached();
    }

    @Override
    public int startDetached() throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            String program = ownProgram(arena);
            Pipe pipe = Pipe.open(arena.allocate(ValueLayout.JAVA_INT, 2));
            try {
                Pid starting;
                try {
                    starting = start(program, pipe.writeEnd());
                } finally {
                    LinuxDescriptors.close(pipe.writeEnd());
                }
                letOurselvesBeInterrupted(arena);
                return awaitReady(arena, starting, pipe.readEnd());
            } finally {
                LinuxDescriptors.close(pipe.readEnd());
            }
        }
    }

    private Pid start(String program, int readyEnd) throws SystemException {
        List<byte[]> argv = LaunchArguments.detach(program, commandLine());
        List<byte[]> variables =
                environment.variables().stream().map(SystemText::encode).toList();
        List<LinuxSpawner.Handed> handed = List.of(new LinuxSpawner.Handed(readyEnd, READY_FD));
        return new Pid(new LinuxSpawner(launchProgram).start(argv, variables, false, handed));
    }

    /** The command line that we were started with, as {@link SystemText}. */
    static List<String> commandLine() throws SystemException {
        return textsIn("cmdline");
    }

    /**
     * Reads the environment: to be called before we change our user, because afterwards the system shows it to nobody
     * else.
     */
    private static List<String> textsIn(String file) throws SystemException {
        Path path = Path.of("/proc/self", file);
        try {
            return InheritedEnvironment.split(Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new SystemException("EIO", "cannot read " + path + ", which tells what we were started with");
        }
    }

    private static String ownProgram(Arena arena) throws SystemException {
        MemorySegment path = arena.allocate(LONGEST_PATH + 1L);
        if (READLINK.word(Scratch.text(arena, "/proc/self/exe"), path.address(), LONGEST_PATH) < 0) {
            throw Libc.refused("cannot tell our own program");
        }
        return Scratch.textAt(path.address());
    }

    /** The signals that a daemon reads, and so has blocked, end us while all we do is wait. */
    private static void letOurselvesBeInterrupted(Arena arena) {
        MemorySegment set = Signals.set(arena, List.of(Signal.HUP, Signal.INT, Signal.QUIT, Signal.TERM));
        PTHREAD_SIGMASK.call(Numbers.SIG_UNBLOCK, set.address(), 0);
    }

    private static int awaitReady(Arena arena, Pid starting, int readEnd) {
        MemorySegment oneByte = arena.allocate(1);
        long count;
        do {
            count = READ.word(readEnd, oneByte.address(), 1);
        } while (count < 0 && Libc.errorNumber() == Numbers.EINTR);
        if (count == 1) {
            return 0;
        }
        return new Wait()
                .untilEnded(starting)
                .map(WaitStatus::exitstatus)
                .filter(code -> code > 0)
                .orElse(NOT_READY);
    }

    @Override
    public void ready() {
        if (!environment.detached() || readyTold) {
            return;
        }
        readyTold = true;
        try (Arena arena = Arena.ofConfined()) {
            int nowhere = OPEN.call(Scratch.text(arena, "/dev/null"), Numbers.O_RDWR | Numbers.O_CLOEXEC);
            for (int standard = 0; standard < READY_FD; standard++) {
                DUP2.call(nowhere, standard);
            }
            CLOSE.call(nowhere);
            WRITE.word(READY_FD, Scratch.text(arena, "."), 1);
            CLOSE.call(READY_FD);
        }
    }

    /**
     * {@code SCHED_RESET_ON_FORK} resets our children to nice 0, so we raise the priority only if we were started with
     * 0.
     */
    @Override
    public void preferThisThread() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment noPriority = arena.allocate(ValueLayout.JAVA_INT);
            int thisThread = 0;
            boolean ordinary = GETPRIORITY.call(Numbers.PRIO_PROCESS, thisThread) == 0;
            if (ordinary
                    && SCHED_SETSCHEDULER.call(thisThread, Numbers.SCHED_RESET_ON_FORK, noPriority.address()) == 0) {
                SETPRIORITY.call(Numbers.PRIO_PROCESS, thisThread, PREFERRED); // which only some may
            }
        }
    }

    @Override
    public void trimMemory() {
        MALLOC_TRIM.ifPresent(trim -> trim.call(0));
    }
}

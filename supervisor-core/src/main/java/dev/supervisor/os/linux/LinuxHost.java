package dev.supervisor.os.linux;

import dev.supervisor.os.Child;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Host;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.Limits.Resource;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.launch.ChildStart;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Children by the launch program, their ends by pidfd, our signals by signalfd (Linux 5.4 or newer). The signals are
 * to be blocked in all threads before the runtime starts, which {@code launch daemon} does.
 */
public final class LinuxHost implements Host {
    private static final Libc GETPGID = Libc.function("getpgid");
    private static final Libc GETPID = Libc.function("getpid");
    private static final Libc KILL = Libc.function("kill");
    private static final Libc READ = Libc.function("read");
    private static final Libc SIGNALFD = Libc.function("signalfd");
    private static final Libc SYSCALL = Libc.function("syscall");

    private final Arena arena = Arena.ofAuto();
    private final MemorySegment twoInts = arena.allocate(ValueLayout.JAVA_INT, 2);
    private final MemorySegment signalsRead =
            arena.allocate((long) ChildStart.LISTENED.size() * Numbers.SIGNALFD_SIGINFO_SIZE, Long.BYTES);
    private final Wait wait = new Wait();
    private final Map<Pid, WaitStatus> reapedOnTheWay = new HashMap<>();
    private final Limit descriptorsAtStart = new LinuxLimits().get(Resource.NOFILE);
    private final DirectSpawn spawner;
    private final Fd signals;

    /**
     * Children get the limit of descriptors that holds now, or {@code minfds} if that is more; whatever is set afterwards is ours alone.
     *
     * @param launchProgram path of the launch program
     * @throws SystemException if the system cannot do what we need
     */
    public LinuxHost(String launchProgram) throws SystemException {
        this(new DirectSpawn(launchProgram, true));
    }

    LinuxHost(DirectSpawn spawner) throws SystemException {
        this.spawner = spawner;
        checkThatChildrenCanBeWatched();
        signals = openSignals();
    }

    private static void checkThatChildrenCanBeWatched() throws SystemException {
        int ourselves = openPidfd(GETPID.call(0));
        if (ourselves < 0) {
            throw Libc.refused("cannot watch processes, for which Linux 5.4 or newer is needed");
        }
        LinuxDescriptors.close(ourselves);
    }

    private static int openPidfd(int pid) {
        return (int) SYSCALL.word(Numbers.SYS_PIDFD_OPEN, pid, 0);
    }

    private static Fd openSignals() throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment set = Signals.set(arena, ChildStart.LISTENED);
            int fd = SIGNALFD.call(-1, set.address(), Numbers.SFD_CLOEXEC | Numbers.SFD_NONBLOCK);
            if (fd < 0) {
                throw Libc.refused("cannot listen to signals");
            }
            return new Fd(fd);
        }
    }

    @Override
    public Child spawn(SpawnRequest request) throws SpawnException {
        LinuxChildPipes pipes;
        try {
            pipes = LinuxChildPipes.open(twoInts, request.stdin() instanceof Stdin.Pipe, !request.redirectStderr());
        } catch (SystemException refused) {
            throw SpawnException.noPipes(request.processName(), refused.error());
        }
        Pid pid;
        try {
            pid = start(request, pipes);
        } catch (SystemException refused) {
            pipes.closeAll();
            throw SpawnException.noChild(request.processName(), refused.error());
        }
        pipes.closeTheirs();
        int watch = openPidfd(pid.number());
        if (watch < 0) {
            Errno error = Libc.error();
            KILL.call(pid.number(), Signal.KILL.number());
            wait.untilEnded(pid);
            pipes.closeOurs();
            throw SpawnException.noPipes(request.processName(), error);
        }
        return pipes.child(pid, new Fd(watch));
    }

    private Pid start(SpawnRequest request, LinuxChildPipes pipes) throws SystemException {
        int[] streams = {
            stdin(request, pipes),
            pipes.stdout().writeEnd(),
            pipes.stderr().orElse(pipes.stdout()).writeEnd()
        };
        return ChildStart.of(
                request, descriptorsAtStart, (argv, environment) -> new Pid(spawner.start(argv, environment, streams)));
    }

    private static int stdin(SpawnRequest request, LinuxChildPipes pipes) {
        return switch (request.stdin()) {
            case Stdin.Pipe _ -> pipes.stdin().orElseThrow().readEnd();
            case Stdin.Shared(Fd ours) -> ours.number();
        };
    }

    @Override
    public Optional<WaitStatus> reap(Child child) {
        WaitStatus known = reapedOnTheWay.remove(child.pid());
        return known != null ? Optional.of(known) : wait.reap(child.watch());
    }

    @Override
    public List<Orphan> reapOrphans(Set<Pid> ours) {
        List<Orphan> orphans = new ArrayList<>();
        for (Optional<Orphan> ended = wait.reapAny(); ended.isPresent(); ended = wait.reapAny()) {
            if (ours.contains(ended.get().pid())) {
                // the system cannot be asked for others behind it, so it is taken out of the way
                reapedOnTheWay.put(ended.get().pid(), ended.get().status());
            } else {
                orphans.add(ended.get());
            }
        }
        return orphans;
    }

    @Override
    public void signal(Pid pid, Signal signal, boolean wholeGroup) throws SystemException {
        String what =
                "cannot send signal " + signal.number() + " to " + (wholeGroup ? "process group " : "process ") + pid;
        boolean gone = reapedOnTheWay.containsKey(pid);
        boolean asGroup = wholeGroup && (gone || GETPGID.call(pid.number()) == pid.number());
        if (wholeGroup && !asGroup) {
            KILL.call(-pid.number(), signal.number()); // whom it has left behind, if anybody
        }
        if (!asGroup && gone) {
            throw new SystemException(Errno.named("ESRCH"), what);
        }
        if (KILL.call(asGroup ? -pid.number() : pid.number(), signal.number()) != 0) {
            throw Libc.refused(what);
        }
    }

    @Override
    public Fd signals() {
        return signals;
    }

    @Override
    public List<Signal> takeSignals() {
        List<Signal> taken = new ArrayList<>();
        long size;
        while ((size = READ.word(signals.number(), signalsRead.address(), signalsRead.byteSize())) > 0) {
            for (long at = 0; at < size; at += Numbers.SIGNALFD_SIGINFO_SIZE) {
                Signal signal = new Signal(signalsRead.get(ValueLayout.JAVA_INT, at));
                if (!taken.contains(signal)) {
                    taken.add(signal);
                }
            }
        }
        return taken;
    }
}

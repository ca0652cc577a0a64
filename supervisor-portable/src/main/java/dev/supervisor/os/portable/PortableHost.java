package dev.supervisor.os.portable;

import dev.supervisor.os.Child;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Host;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.Limits.Resource;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.launch.ChildStart;
import dev.supervisor.os.launch.LaunchArguments;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jnr.ffi.Pointer;

/**
 * Children by posix_spawn of the launch program, their ends by a thread that waits for them, our signals by one in sigwait: all of it POSIX.
 * The signals are to be blocked in all threads before the runtime starts, which {@code launch daemon} does.
 */
final class PortableHost implements Host {
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    private final Limit descriptorsAtStart = new PortableLimits().get(Resource.NOFILE);
    private final ComeSignals signals = new ComeSignals();
    private final Offspring offspring = new Offspring(signals);
    private final PortableSpawner spawner;
    private boolean listening;

    /**
     * Children get the limit of descriptors that holds now, or {@code minfds} if that is more; whatever is set afterwards is ours alone.
     *
     * @param launchProgram path of the launch program
     * @throws SystemException if the system refuses what nothing works without
     */
    public PortableHost(String launchProgram) throws SystemException {
        spawner = new PortableSpawner(launchProgram);
    }

    @Override
    public Child spawn(SpawnRequest request) throws SpawnException {
        PortableChildPipes pipes;
        try {
            pipes = PortableChildPipes.open(request.stdin() instanceof Stdin.Pipe, !request.redirectStderr());
        } catch (SystemException refused) {
            throw SpawnException.noPipes(request.processName(), refused.error());
        }
        try {
            OptionalInt atEnd = OptionalInt.of(pipes.watch().writeEnd());
            Pid pid = offspring.add(() -> start(request, pipes), atEnd);
            pipes.closeTheirs();
            return pipes.child(pid);
        } catch (SystemException refused) {
            pipes.closeAll();
            throw SpawnException.noChild(request.processName(), refused.error());
        }
    }

    private Pid start(SpawnRequest request, PortableChildPipes pipes) throws SystemException {
        List<PortableSpawner.Handed> handed = List.of(
                new PortableSpawner.Handed(stdin(request, pipes), STDIN),
                new PortableSpawner.Handed(pipes.stdout().writeEnd(), STDOUT),
                new PortableSpawner.Handed(pipes.stderr().orElse(pipes.stdout()).writeEnd(), STDERR));
        return ChildStart.of(
                request, descriptorsAtStart, (argv, environment) -> spawner.start(argv, environment, true, handed));
    }

    private static int stdin(SpawnRequest request, PortableChildPipes pipes) {
        return switch (request.stdin()) {
            case Stdin.Pipe _ -> pipes.stdin().orElseThrow().readEnd();
            case Stdin.Shared(Fd ours) -> ours.number();
        };
    }

    /** Runs a program of the system's that nobody watches; the caller reads, and closes, what it writes. Any thread. */
    Fd run(SpawnRequest request) throws SystemException {
        Pipe pipe = Pipe.open();
        try {
            List<PortableSpawner.Handed> handed = List.of(new PortableSpawner.Handed(pipe.writeEnd(), STDOUT));
            offspring.add(
                    () -> spawner.start(
                            LaunchArguments.child(request, descriptorsAtStart.soft()),
                            PortableSpawner.encode(request.environment()),
                            true,
                            handed),
                    OptionalInt.empty());
            return new Fd(pipe.readEnd());
        } catch (SystemException refused) {
            PortableDescriptors.close(pipe.readEnd());
            throw refused;
        } finally {
            PortableDescriptors.close(pipe.writeEnd());
        }
    }

    @Override
    public Optional<WaitStatus> reap(Child child) {
        return offspring.take(child.pid());
    }

    @Override
    public List<Orphan> reapOrphans(Set<Pid> ours) {
        return offspring.takeOrphans();
    }

    @Override
    public void signal(Pid pid, Signal signal, boolean wholeGroup) throws SystemException {
        offspring.signal(pid, signal, wholeGroup);
    }

    @Override
    public Fd signals() {
        if (!listening) {
            listening = true;
            Thread.ofPlatform().name("signals").daemon().start(this::listen);
            offspring.look(); // among what we have inherited
        }
        return signals.readable();
    }

    /** Runs for ever. Ends of children while none of ours lives are only reported by their signal. */
    private void listen() {
        Pointer set = SignalSet.of(ChildStart.LISTENED);
        int[] number = new int[1];
        while (true) {
            if (Unix.LIBC.sigwait(set, number) == 0) {
                Signal signal = Numbers.ours(number[0]);
                signals.add(signal);
                if (signal.equals(Signal.CHLD)) {
                    offspring.look();
                }
            }
        }
    }

    @Override
    public List<Signal> takeSignals() {
        return signals.take();
    }
}

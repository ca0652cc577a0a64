package dev.supervisor.os.simulated;

import dev.supervisor.os.Child;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Host;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The host of a {@link SimulatedKernel}. */
public final class SimulatedHost implements Host {
    private static final int DESCRIPTORS_PER_PIPE = 2;
    private static final int NOT_SPAWNED = 127;

    private final SimulatedKernel kernel;
    private final DescriptorTable descriptors;
    private final SimulatedFiles files;
    private final SimulatedUsers users;
    private final Fd signals;

    SimulatedHost(SimulatedKernel kernel, DescriptorTable descriptors, SimulatedFiles files, SimulatedUsers users) {
        this.kernel = kernel;
        this.descriptors = descriptors;
        this.files = files;
        this.users = users;
        this.signals = open(new Happened(() -> !kernel.pendingSignals().isEmpty()));
    }

    @Override
    public Child spawn(SpawnRequest request) throws SpawnException {
        boolean withStdin = request.stdin() instanceof Stdin.Pipe;
        int pipes = 1 + (withStdin ? 1 : 0) + (request.redirectStderr() ? 0 : 1);
        if (!descriptors.hasRoomFor(pipes * DESCRIPTORS_PER_PIPE)) {
            throw SpawnException.noPipes(request.processName(), Errno.named("EMFILE"));
        }
        checkShared(request);
        Behaviour behaviour = kernel.run(request);
        if (behaviour instanceof ChildScript.SpawnRefused(Errno error)) {
            throw SpawnException.noChild(request.processName(), error);
        }
        SimulatedProcess[] process = new SimulatedProcess[1];
        SimulatedPipe stdin = new SimulatedPipe(true, () -> kernel.inputCame(process[0]));
        SimulatedPipe stdout = new SimulatedPipe(false, () -> {});
        SimulatedPipe stderr = request.redirectStderr() ? stdout : new SimulatedPipe(false, () -> {});
        process[0] =
                kernel.start(Optional.empty(), request, script(request, behaviour), List.of(stdin, stdout, stderr));
        SimulatedProcess made = process[0];
        return new Child(
                made.pid(),
                open(new Happened(() -> !made.alive())),
                withStdin ? Optional.of(open(stdin)) : Optional.empty(),
                open(stdout),
                request.redirectStderr() ? Optional.empty() : Optional.of(open(stderr)));
    }

    private void checkShared(SpawnRequest request) throws SpawnException {
        if (request.stdin() instanceof Stdin.Shared(Fd ours) && !descriptors.isOpen(ours)) {
            throw SpawnException.noChild(request.processName(), Errno.named("EBADF"));
        }
    }

    /** The acts of the child, if it gets as far as running its program. */
    private ChildScript script(SpawnRequest request, Behaviour behaviour) {
        Optional<Credentials> other = request.credentials().filter(credentials -> credentials.uid() != users.self());
        if (other.isPresent() && users.self() != 0) {
            return notSpawned("setuid", other.get().uid() + ": Can't drop privilege as nonroot user");
        }
        Optional<Errno> noDirectory = request.directory().flatMap(files::whyNotADirectory);
        if (noDirectory.isPresent()) {
            return notSpawned(
                    "chdir",
                    request.directory().get() + ": " + noDirectory.get().name());
        }
        return switch (behaviour) {
            case ChildScript script -> script;
            case ChildScript.ExecRefused(Errno error) -> {
                String sentence = request.argv().getFirst() + ": " + error.name();
                yield ChildScript.runsForever()
                        .writesError(
                                Duration.ZERO,
                                "supervisor: couldn't exec " + sentence
                                        + "\nsupervisor: child process was not spawned\n")
                        .exitsAt(Duration.ZERO, NOT_SPAWNED);
            }
            case ChildScript.SpawnRefused refused -> throw new IllegalStateException("no child: " + refused);
        };
    }

    private static ChildScript notSpawned(String what, String why) {
        return ChildScript.runsForever()
                .writesError(
                        Duration.ZERO,
                        "supervisor: couldn't " + what + " to " + why + "\nsupervisor: child process was not spawned\n")
                .exitsAt(Duration.ZERO, NOT_SPAWNED);
    }

    @Override
    public Optional<WaitStatus> reap(Child child) {
        Optional<WaitStatus> status = kernel.process(child.pid()).flatMap(SimulatedProcess::status);
        if (status.isPresent()) {
            kernel.reaped(child.pid());
        }
        return status;
    }

    @Override
    public List<Orphan> reapOrphans(Set<Pid> ours) {
        List<Orphan> orphans = new ArrayList<>();
        for (SimulatedProcess process : kernel.processes()) {
            boolean adopted = process.parent().isPresent() || !ours.contains(process.pid());
            if (adopted && process.status().isPresent()) {
                orphans.add(new Orphan(process.pid(), process.status().get()));
                kernel.reaped(process.pid());
            }
        }
        return orphans;
    }

    @Override
    public void signal(Pid pid, Signal signal, boolean wholeGroup) throws SystemException {
        List<SimulatedProcess> targets = kernel.processes().stream()
                .filter(process -> process.pid().equals(pid)
                        || wholeGroup && process.group().equals(pid))
                .toList();
        if (targets.isEmpty()) {
            throw new SystemException(Errno.named("ESRCH"), "cannot signal " + pid);
        }
        if (targets.stream()
                .allMatch(process -> process.alive() && process.script().unsignallable())) {
            throw new SystemException(Errno.named("EPERM"), "cannot signal " + pid);
        }
        for (SimulatedProcess process : targets) {
            if (!process.script().unsignallable()) {
                kernel.signal(process, signal);
            }
        }
    }

    @Override
    public Fd signals() {
        return signals;
    }

    @Override
    public List<Signal> takeSignals() {
        List<Signal> taken = List.copyOf(kernel.pendingSignals());
        kernel.pendingSignals().clear();
        return taken;
    }

    private Fd open(OpenThing thing) {
        try {
            return descriptors.add(thing);
        } catch (SystemException refused) {
            throw new IllegalStateException("room was made sure of", refused);
        }
    }

    /** A descriptor that can be waited for and nothing else, like a pidfd or a signalfd. */
    private record Happened(BooleanSupplier condition) implements OpenThing {
        @Override
        public int read(ByteBuffer into) throws SystemException {
            throw new SystemException(Errno.named("EINVAL"), "cannot read");
        }

        @Override
        public int write(ByteBuffer from) throws SystemException {
            throw new SystemException(Errno.named("EINVAL"), "cannot write");
        }

        @Override
        public boolean readable() {
            return condition.getAsBoolean();
        }

        @Override
        public boolean writable() {
            return false;
        }

        @Override
        public boolean broken() {
            return false;
        }

        @Override
        public void close() {
            // nothing is kept
        }
    }
}

package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Attempts;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessState;
import dev.supervisor.process.Signal;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Properties that must hold after every turn, whatever has happened. */
final class Invariants {
    /** How long a hanging disk may delay the spawn of a child, or the notice of its end. */
    private static final Duration PUMPS_TIME = Duration.ofMillis(50);

    /** The daemon's own: where signals come in. */
    private static final int SIGNALS = 1;

    private static final int WATCH_AND_STDIN = 2;
    private static final int PIPES = 2;
    private static final int LOGS = 2;

    private final SimulatedKernel kernel;
    private final Supervisor supervisor;
    private final Fleet fleet;
    private final SocketInvariants sockets;
    private final Map<String, Biography> biographies;
    private final Map<Pid, Now> deadSince = new HashMap<>();
    /** For so long a pipe that makes events may be left alone while no listener is ready: before its last words, and before its end. */
    private static final Duration UNREAD = Duration.ofMillis(2 * 50);

    private final Map<Pid, Now> goneSince = new HashMap<>(); // families of which nobody lives any more
    private final Set<Pid> withPipes = new HashSet<>(); // families, by the child that began each

    Invariants(SimulatedKernel kernel, Supervisor supervisor, Fleet fleet, Map<String, Biography> biographies) {
        this.kernel = kernel;
        this.supervisor = supervisor;
        this.fleet = fleet;
        this.sockets = new SocketInvariants(kernel, supervisor);
        this.biographies = biographies;
    }

    /** After any turn. */
    void check() {
        noteDeaths();
        checkChildren();
        sockets.check();
        for (ProcessGroup group : supervisor.groups()) {
            for (Subprocess process : group.processes()) {
                Biography biography = biographies.get(process.spec().name());
                assertThat(biography.code())
                        .as("what the world was told of %s", process.name())
                        .isEqualTo(process.state().code());
                checkHistory(process);
            }
        }
    }

    /** After a turn with nothing left to do at that time. */
    void checkAtRest(List<Promise> promises) {
        Now now = kernel.clock().now();
        checkEndsAreNoticed(now);
        for (ProcessGroup group : supervisor.groups()) {
            for (Subprocess process : group.processes()) {
                checkTime(process, now);
            }
        }
        for (Promise promise : promises) {
            assertThat(promise.answered() || !promise.isDue())
                    .as("answered once it came true: %s", promise)
                    .isTrue();
        }
    }

    /** A state with a pid has exactly that child, and no other state has one. */
    private void checkChildren() {
        Map<Pid, String> claimed = new HashMap<>();
        for (ProcessGroup group : supervisor.groups()) {
            for (Subprocess process : group.processes()) {
                process.state().pid().ifPresent(pid -> {
                    assertThat(claimed.put(pid, process.spec().name()))
                            .as("owner of pid %s", pid)
                            .isNull();
                });
            }
        }
        Map<Pid, String> existing = new HashMap<>();
        for (SimulatedProcess child : kernel.processes()) {
            if (child.parent().isEmpty()) {
                existing.put(child.pid(), child.request().processName());
            }
        }
        assertThat(claimed)
                .as("pids that states have and children that there are")
                .isEqualTo(existing);
    }

    /** An end is seen to at once, or when the pump has had its time. */
    private void checkEndsAreNoticed(Now now) {
        deadSince.forEach((pid, since) -> assertThat(now.since(since))
                .as("time that pid %s has been dead", pid)
                .isLessThan(PUMPS_TIME));
    }

    private void noteDeaths() {
        Set<Pid> dead = kernel.processes().stream()
                .filter(child -> child.parent().isEmpty() && !child.alive())
                .map(SimulatedProcess::pid)
                .collect(Collectors.toSet());
        dead.forEach(pid -> deadSince.putIfAbsent(pid, kernel.clock().now()));
        deadSince.keySet().retainAll(dead);
    }

    /** How long this child has lived, or did live. */
    Duration lifeOf(Pid pid, Biography biography) {
        return deadSince.getOrDefault(pid, kernel.clock().now()).since(biography.lastSpawn());
    }

    /** After the pump has done what it could: only what lives, or is being made, holds descriptors. */
    void checkDescriptors() {
        long children = kernel.processes().stream()
                .filter(child -> child.parent().isEmpty())
                .count();
        Set<Pid> families = families();
        Now now = kernel.clock().now();
        withPipes.stream()
                .filter(family -> !families.contains(family))
                .forEach(family -> goneSince.putIfAbsent(family, now));
        goneSince.values().removeIf(since -> now.since(since).compareTo(UNREAD) > 0);
        withPipes.clear();
        withPipes.addAll(families);
        withPipes.addAll(goneSince.keySet());
        Set<String> active = kernel.processes().stream()
                .map(child -> child.request().processName())
                .collect(Collectors.toSet());
        for (ProcessGroup group : supervisor.groups()) {
            group.processes().stream()
                    .filter(Subprocess::isSpawning)
                    .forEach(process -> active.add(process.spec().name()));
        }
        assertThat((long) kernel.openDescriptors().size())
                .as("open descriptors %s", kernel.openDescriptors())
                .isLessThanOrEqualTo(SIGNALS
                        + sockets.open()
                        + children * WATCH_AND_STDIN
                        + (long) withPipes.size() * PIPES
                        + (long) (active.size() + goneSince.size()) * LOGS);
    }

    /**
     * Children that have come and gone have left nothing, but for those that were there when the pump last did what it could, and those whose
     * own children have held their pipes longer.
     */
    void checkDescriptorsWhileThePumpHangs() {
        long children = kernel.processes().stream()
                .filter(child -> child.parent().isEmpty())
                .count();
        Set<Pid> families = families();
        Set<Pid> orphaned = new HashSet<>(families);
        kernel.processes().stream()
                .filter(child -> child.parent().isEmpty())
                .map(SimulatedProcess::group)
                .forEach(orphaned::remove);
        withPipes.addAll(orphaned);
        families.addAll(withPipes);
        assertThat((long) kernel.openDescriptors().size())
                .as("open descriptors %s", kernel.openDescriptors())
                .isLessThanOrEqualTo(SIGNALS
                        + sockets.open()
                        + children * WATCH_AND_STDIN
                        + (long) families.size() * PIPES
                        + (long) biographies.size() * LOGS);
    }

    private Set<Pid> families() {
        return kernel.processes().stream().map(SimulatedProcess::group).collect(Collectors.toCollection(HashSet::new));
    }

    /** After the end: nothing is left but what belongs to children that nobody can end. */
    void checkNothingIsOpen() {
        long held = kernel.processes().stream()
                .filter(child -> child.parent().isEmpty())
                .mapToLong(this::heldFor)
                .sum();
        assertThat((long) kernel.openDescriptors().size())
                .as("open descriptors %s", kernel.openDescriptors())
                .isEqualTo(SIGNALS + sockets.open() + held);
    }

    /** The pump has closed what it had. */
    private long heldFor(SimulatedProcess child) {
        boolean shares = child.request().stdin() instanceof Stdin.Shared;
        boolean listens = fleet.isListener(child.request().processName());
        return WATCH_AND_STDIN - (shares ? 1 : 0) + (listens ? 1 : 0);
    }

    /** Nothing that time brings about is overdue. */
    private void checkTime(Subprocess process, Now now) {
        Biography biography = biographies.get(process.spec().name());
        String name = process.spec().name();
        Duration age = now.since(biography.since());
        boolean up = supervisor.state().allowsStarts();
        switch (process.state()) {
            case ProcessState.Spawning _, ProcessState.SpawningToStop _ ->
                assertThat(age)
                        .as("time that %s has waited for a child", name)
                        .isLessThan(PUMPS_TIME.plus(fleet.envFiles().longestReading(biography.spec())));
            case ProcessState.Starting(Pid child, var _, var _, var _) -> {
                if (alive(child)) {
                    assertThat(now.since(biography.lastSpawn()))
                            .as("life of %s without being RUNNING", name)
                            .isLessThan(biography.spec().start().startsecs());
                }
            }
            case ProcessState.Stopping(Pid child, var _, var _) -> checkKill(child, biography, age);
            case ProcessState.Backoff(var _, Attempts(int failures, int _)) -> {
                assertThat(failures).isEqualTo(biography.failures());
                assertThat(failures)
                        .as("failures of %s", name)
                        .isLessThanOrEqualTo(biography.spec().start().startretries());
                assertThat(!up || age.compareTo(biography.longestBackoff()) < 0)
                        .as("%s is tried again in time", name)
                        .isTrue();
            }
            case ProcessState.Exited _ ->
                assertThat(up
                                && biography
                                        .restartAt()
                                        .map(when -> when.isDue(now))
                                        .orElse(false))
                        .as("%s is to be restarted and is not", name)
                        .isFalse();
            case ProcessState.Stopped _, ProcessState.Running _, ProcessState.Fatal _, ProcessState.Unknown _ -> {}
        }
    }

    /** No SIGKILL before stopwaitsecs, and one right after. */
    private void checkKill(Pid pid, Biography biography, Duration age) {
        SimulatedProcess child = kernel.process(pid).orElseThrow();
        boolean killed = child.received().contains(Signal.KILL);
        boolean late = age.compareTo(biography.spec().stop().stopwaitsecs()) >= 0;
        if (child.alive()) {
            assertThat(late && !killed)
                    .as("%s was not killed after %s", biography.spec().name(), age)
                    .isFalse();
        }
        assertThat(killed && !late)
                .as("%s was killed after %s already", biography.spec().name(), age)
                .isFalse();
    }

    private static void checkHistory(Subprocess process) {
        ProcessStateCode code = process.state().code();
        if (code == ProcessStateCode.BACKOFF || code == ProcessStateCode.FATAL) {
            assertThat(process.spawnerr()).as("spawnerr of %s", process.name()).isPresent();
        }
        if (code != ProcessStateCode.STOPPED) {
            assertThat(process.lastStart())
                    .as("last start of %s", process.name())
                    .isPresent();
        }
        if (code == ProcessStateCode.EXITED) {
            assertThat(process.lastStop()).as("last stop of %s", process.name()).isPresent();
        }
    }

    private boolean alive(Pid pid) {
        return kernel.process(pid).map(SimulatedProcess::alive).orElse(false);
    }
}

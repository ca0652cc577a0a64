package dev.supervisor.os.simulated;

import dev.supervisor.os.Errno;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.process.WaitStatus.KilledBy;
import dev.supervisor.time.Deadline;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The system behind all simulated doors: processes that follow scripts, pipes, descriptors, files, and time, which moves only when a
 * test calls {@link #advance} or a {@link SimulatedPoller} waits. One thread.
 */
public final class SimulatedKernel {
    private static final int FIRST_PID = 1000;

    private static final Pid DAEMONS_GROUP = new Pid(FIRST_PID - 1);

    /** CHLD, CONT, STOP, TSTP, TTIN, TTOU, URG and WINCH do not end a process. */
    private static final Set<Integer> HARMLESS = Set.of(0, 17, 18, 19, 20, 21, 22, 23, 28);

    private record Happening(Deadline at, long order, Runnable what) {}

    private final ManualClock clock = new ManualClock();
    private final PriorityQueue<Happening> happenings =
            new PriorityQueue<>(Comparator.comparing(Happening::at).thenComparing(Happening::order));
    private final Map<String, Function<SpawnRequest, Behaviour>> programs = new HashMap<>();
    private final SortedMap<Integer, SimulatedProcess> processes = new TreeMap<>();
    private final Set<Signal> pendingSignals = new LinkedHashSet<>();
    private final DescriptorTable descriptors = new DescriptorTable();
    private final Map<String, SimulatedDatagrams> datagrams = new HashMap<>();
    private final SimulatedUsers users = new SimulatedUsers();
    private final SimulatedFiles files = new SimulatedFiles(descriptors);
    private final SimulatedSockets sockets = new SimulatedSockets(descriptors, files);
    private final SimulatedLimits limits = new SimulatedLimits(descriptors, users);
    private final SimulatedHost host = new SimulatedHost(this, descriptors, files, users);
    private final SimulatedProcessTable processTable = new SimulatedProcessTable(this);
    private boolean adoptsOrphans;
    private long orders;
    private int nextPid = FIRST_PID;

    public ManualClock clock() {
        return clock;
    }

    public SimulatedHost host() {
        return host;
    }

    public SimulatedDescriptors descriptors() {
        return new SimulatedDescriptors(this, descriptors);
    }

    public SimulatedFiles files() {
        return files;
    }

    public SimulatedSockets sockets() {
        return sockets;
    }

    public SimulatedUsers users() {
        return users;
    }

    public SimulatedLimits limits() {
        return limits;
    }

    public SimulatedProcessTable processTable() {
        return processTable;
    }

    /** Puts an executable file there and says what comes of running it, each time anew. */
    public void install(String path, Function<SpawnRequest, Behaviour> program) {
        files.putFile(path, 0755, new byte[0]);
        programs.put(path, program);
    }

    public void install(String path, Behaviour always) {
        install(path, _ -> always);
    }

    /** Starts a receiver of datagrams there, replacing an earlier one. */
    public SimulatedDatagrams listenForDatagrams(String path) {
        SimulatedDatagrams listener = new SimulatedDatagrams();
        Optional.ofNullable(datagrams.put(path, listener)).ifPresent(SimulatedDatagrams::close);
        return listener;
    }

    SimulatedDatagrams datagramsAt(String path) throws SystemException {
        SimulatedDatagrams listener = datagrams.get(path);
        if (listener == null) {
            throw new SystemException(Errno.named("ENOENT"), "cannot connect to " + path);
        }
        return listener;
    }

    /** Whether we inherit the children of our children, as process 1 does. */
    public void adoptOrphans(boolean adopt) {
        adoptsOrphans = adopt;
    }

    /** Somebody sends the daemon a signal. */
    public void signalDaemon(Signal signal) {
        pendingSignals.add(signal);
    }

    /** When something happens next by itself. */
    public Optional<Deadline> next() {
        return Optional.ofNullable(happenings.peek()).map(Happening::at);
    }

    /** Lets time pass; everything that is due happens on the way, at its time. */
    public void advance(Duration duration) {
        advanceTo(clock.now().plus(duration));
    }

    public void advanceTo(Deadline end) {
        while (!happenings.isEmpty() && happenings.peek().at().compareTo(end) <= 0) {
            happenNext();
        }
        clock.advanceTo(end);
    }

    /** Lets time pass until the next thing happens, and that happen; answers whether there was one. */
    public boolean happenNext() {
        Happening first = happenings.poll();
        if (first == null) {
            return false;
        }
        clock.advanceTo(first.at());
        first.what().run();
        return true;
    }

    /** Processes that are alive or not reaped yet, in order of their pids. */
    public Collection<SimulatedProcess> processes() {
        return List.copyOf(processes.values());
    }

    /** Processes that are alive, in order of their pids. */
    public List<SimulatedProcess> living() {
        return processes.values().stream().filter(SimulatedProcess::alive).toList();
    }

    public Optional<SimulatedProcess> process(Pid pid) {
        return Optional.ofNullable(processes.get(pid.number()));
    }

    /** Numbers of the daemon's open descriptors, the standard ones left out. */
    public SortedSet<Integer> openDescriptors() {
        return descriptors.numbers();
    }

    Behaviour run(SpawnRequest request) {
        Function<SpawnRequest, Behaviour> program = programs.get(request.executable());
        return program != null ? program.apply(request) : new ChildScript.ExecRefused(Errno.named("ENOENT"));
    }

    boolean adoptsOrphans() {
        return adoptsOrphans;
    }

    Set<Signal> pendingSignals() {
        return pendingSignals;
    }

    SimulatedProcess start(
            Optional<SimulatedProcess> parent, SpawnRequest request, ChildScript script, List<SimulatedPipe> pipes) {
        Pid pid = new Pid(nextPid++);
        Pid group = parent.map(SimulatedProcess::group).orElse(pid);
        SimulatedProcess process =
                new SimulatedProcess(pid, group, parent.map(SimulatedProcess::pid), request, script, pipes);
        processes.put(pid.number(), process);
        for (ChildScript.Act act : script.acts()) {
            later(act.at(), () -> carryOut(process, act));
        }
        return process;
    }

    /** A process takes notice of what came in on its standard input. */
    void inputCame(SimulatedProcess process) {
        if (!process.alive()) {
            return;
        }
        process.script().answer().ifPresent(answer -> {
            byte[] input = process.stdin().takeAll();
            if (input.length > 0) {
                process.output(false).put(answer.apply(input));
            }
        });
        if (process.stdin().ourEndClosed()) {
            process.script().atEndOfInput().ifPresent(status -> end(process, status));
        }
    }

    /** Somebody else than we sends a process a signal. */
    public void end(SimulatedProcess process, Signal signal) {
        signal(process, signal);
    }

    void signal(SimulatedProcess process, Signal signal) {
        if (!process.alive()) {
            return;
        }
        process.receive(signal);
        ChildScript.Reaction reaction = process.script().reactions().get(signal);
        switch (reaction) {
            case null -> {
                if (!HARMLESS.contains(signal.number())) {
                    end(process, new KilledBy(signal, false));
                }
            }
            case ChildScript.Reaction.Ignore _ -> {}
            case ChildScript.Reaction.EndAfter(Duration delay, WaitStatus status) ->
                later(delay, () -> end(process, status));
        }
    }

    /** Nothing is left of it; its pid may be given again. */
    void reaped(Pid pid) {
        processes.remove(pid.number());
    }

    private void carryOut(SimulatedProcess process, ChildScript.Act act) {
        if (!process.alive()) {
            return;
        }
        switch (act) {
            case ChildScript.Act.Write write -> process.output(write.toStderr()).put(write.bytes());
            case ChildScript.Act.Fork fork ->
                start(Optional.of(process), process.request(), fork.grandchild(), process.pipes());
            case ChildScript.Act.LeaveGroup _ -> process.leaveGroup(DAEMONS_GROUP);
            case ChildScript.Act.CloseInput _ -> process.closeInput();
            case ChildScript.Act.End end -> end(process, end.status());
        }
    }

    private void end(SimulatedProcess process, WaitStatus status) {
        if (!process.alive()) {
            return;
        }
        process.end(status);
        boolean parentAlive = process.parent()
                .flatMap(this::process)
                .map(SimulatedProcess::alive)
                .orElse(false);
        boolean ours = process.parent().isEmpty() || !parentAlive && adoptsOrphans;
        if (ours) {
            pendingSignals.add(Signal.CHLD);
        } else {
            processes.remove(process.pid().number()); // its parent, whichever it is, has reaped it
        }
    }

    /** Lets something happen after a while. */
    public void later(Duration delay, Runnable what) {
        happenings.add(new Happening(clock.now().plus(delay), orders++, what));
    }
}

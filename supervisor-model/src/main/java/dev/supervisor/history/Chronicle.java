package dev.supervisor.history;

import dev.supervisor.history.Run.End;
import dev.supervisor.history.Run.Manner;
import dev.supervisor.history.Run.MemoryVerdict;
import dev.supervisor.process.EndKind;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessEffect;
import dev.supervisor.process.ProcessEffect.Say;
import dev.supervisor.process.ProcessEffect.Spawn;
import dev.supervisor.process.ProcessNote;
import dev.supervisor.process.Signal;
import dev.supervisor.process.StartCause;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.process.WaitStatus.KilledBy;
import dev.supervisor.time.Now;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The last runs of one process, whatever the log level: when and why each began and ended, and what it last wrote. It follows from the
 * machine's effects. Bounded: {@link #MOST_RUNS} runs with {@link LastWords#MOST_BYTES} each, 13 KB when they have all been used. Loop thread only.
 */
public final class Chronicle {
    /** The oldest are forgotten. */
    public static final int MOST_RUNS = 10;

    private final Deque<Run> runs = new ArrayDeque<>(2);
    /** These take no memory before there is something in them: most processes never end. */
    private Map<RestartReason, Long> restarts = Map.of();

    private Map<WaitStatus, Long> ends = Map.of();
    private Set<Pid> restartedUnderInquiry = Set.of();
    private long starts;
    private boolean overdue;

    /** Newest first. */
    public List<Run> runs() {
        return List.copyOf(runs.reversed());
    }

    public Tally tally() {
        return new Tally(starts, restarts, ends);
    }

    /** An effect is carried out. */
    public void saw(ProcessEffect effect, Now at) {
        switch (effect) {
            case Spawn(StartCause cause) -> begin(cause, at);
            case Say(ProcessNote note) -> saw(note, at);
            case ProcessEffect.Announce _, ProcessEffect.Kill _ -> {}
        }
    }

    /** The last output of this child: known just before its end, or long after it if the disk hangs. */
    public void wrote(Pid child, LastWords words) {
        change(child, run -> run.with(words));
    }

    /** Whether this child was ended by a SIGKILL that nobody here has sent, and it is still to be found out who has. */
    public boolean isUnderInquiry(Pid child) {
        return runs.stream().filter(run -> run.pid().equals(Optional.of(child))).anyMatch(Run::isUnderInquiry);
    }

    /** The answer whether the kernel killed this child because memory ran out. */
    public void found(Pid child, boolean forMemory) {
        change(child, run -> run.with(forMemory ? MemoryVerdict.GUILTY : MemoryVerdict.INNOCENT));
        if (restartedUnderInquiry.contains(child)) {
            restartedUnderInquiry.remove(child);
            count(forMemory ? RestartReason.OUT_OF_MEMORY : RestartReason.KILLED);
        }
    }

    private void begin(StartCause cause, Now at) {
        if (starts > 0) {
            countRestart(cause);
        }
        starts++;
        overdue = false;
        runs.addLast(new Run(cause, at, Optional.empty(), Optional.empty(), LastWords.NONE));
        if (runs.size() > MOST_RUNS) {
            runs.removeFirst();
        }
    }

    private void countRestart(StartCause cause) {
        switch (cause) {
            case REQUESTED, AUTOSTART -> count(RestartReason.REQUESTED);
            case AUTORESTART, RETRY -> {
                Run before = runs.getLast();
                before.pid()
                        .filter(_ -> before.isUnderInquiry())
                        .ifPresentOrElse(this::restartUnderInquiry, () -> count(before.reasonForNext()));
            }
        }
    }

    private void restartUnderInquiry(Pid child) {
        if (restartedUnderInquiry.isEmpty()) {
            restartedUnderInquiry = new HashSet<>(2);
        }
        restartedUnderInquiry.add(child);
    }

    private void count(RestartReason reason) {
        if (restarts.isEmpty()) {
            restarts = new EnumMap<>(RestartReason.class);
        }
        restarts.merge(reason, 1L, Long::sum);
    }

    private void saw(ProcessNote note, Now at) {
        switch (note) {
            case ProcessNote.SpawnedChild(Pid child) -> changeLast(run -> run.with(child));
            case ProcessNote.SpawnError(String why) -> end(at, Manner.SPAWN_ERROR, Optional.empty(), why);
            case ProcessNote.ExitedTooQuickly(WaitStatus status) -> died(at, Manner.TOO_QUICKLY, status);
            case ProcessNote.ExitedItself(WaitStatus status, EndKind kind) -> died(at, Manner.of(kind), status);
            case ProcessNote.StoppedOnRequest(WaitStatus status, EndKind _) -> died(at, Manner.STOPPED, status);
            case ProcessNote.Overdue _ -> overdue = true;
            case ProcessNote.StayedUp _,
                    ProcessNote.GaveUp _,
                    ProcessNote.Killing _,
                    ProcessNote.StoppedInBackoff _,
                    ProcessNote.StoppedBeforeRestart _,
                    ProcessNote.AlreadyRunning _,
                    ProcessNote.KillRefused _,
                    ProcessNote.SignalRefused _ -> {}
        }
    }

    private void died(Now at, Manner manner, WaitStatus status) {
        if (ends.isEmpty()) {
            ends = new HashMap<>(2);
        }
        ends.merge(status, 1L, Long::sum);
        end(at, manner, Optional.of(status), "");
    }

    private void end(Now at, Manner manner, Optional<WaitStatus> status, String why) {
        boolean kill = status.filter(
                        how -> how instanceof KilledBy(Signal signal, boolean _) && signal.equals(Signal.KILL))
                .isPresent();
        MemoryVerdict verdict =
                kill && !overdue && manner != Manner.STOPPED ? MemoryVerdict.OPEN : MemoryVerdict.INNOCENT;
        End end = new End(at, manner, status, why, kill && overdue, verdict);
        changeLast(run -> run.with(end));
    }

    private void changeLast(UnaryOperator<Run> change) {
        if (!runs.isEmpty()) {
            runs.addLast(change.apply(runs.removeLast()));
        }
    }

    private void change(Pid child, UnaryOperator<Run> change) {
        List<Run> all = List.copyOf(runs);
        runs.clear();
        all.forEach(run -> runs.addLast(run.pid().equals(Optional.of(child)) ? change.apply(run) : run));
    }
}

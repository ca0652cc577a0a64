package dev.supervisor.supervisor;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.child.ChildLogs;
import dev.supervisor.child.InputWritten;
import dev.supervisor.child.Launch;
import dev.supervisor.command.CommandLookup;
import dev.supervisor.command.CommandLookup.CommandProblem;
import dev.supervisor.history.Chronicle;
import dev.supervisor.history.LastWords;
import dev.supervisor.listening.ListenerProcess;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.picture.ProcessPicture;
import dev.supervisor.plan.ProcessFacts;
import dev.supervisor.process.Attempts;
import dev.supervisor.process.LifecyclePolicy;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessEffect;
import dev.supervisor.process.ProcessEffect.Announce;
import dev.supervisor.process.ProcessHistory;
import dev.supervisor.process.ProcessInput;
import dev.supervisor.process.ProcessInput.Reaped;
import dev.supervisor.process.ProcessInput.Reconfigured;
import dev.supervisor.process.ProcessInput.SpawnFailed;
import dev.supervisor.process.ProcessInput.Spawned;
import dev.supervisor.process.ProcessInput.Start;
import dev.supervisor.process.ProcessInput.Stop;
import dev.supervisor.process.ProcessMachine;
import dev.supervisor.process.ProcessState;
import dev.supervisor.process.ProcessState.Stopped;
import dev.supervisor.process.ProcessState.Unknown;
import dev.supervisor.process.Signal;
import dev.supervisor.process.StartCause;
import dev.supervisor.process.Transition;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One process: its spec, its state, its child. Loop thread only. */
public final class Subprocess implements ListenerProcess {
    /** More than any effect can answer at once; beyond it two of them answer each other without end. */
    private static final int MOST_INPUTS_PER_FEED = 16;

    private final Namespec name;
    private final ProcessServices services;
    private final Chronicle chronicle = new Chronicle();
    private ProcessSpec spec;
    private LifecyclePolicy policy;
    private ChildLogs logs;
    private ProcessState state = new Stopped(Attempts.NONE);
    private ProcessHistory history = ProcessHistory.NONE;
    private Object version = new Object();

    Subprocess(Namespec name, ProcessSpec spec, ChildLogs logs, ProcessServices services) {
        this.name = name;
        this.spec = spec;
        this.policy = spec.lifecycle();
        this.logs = logs;
        this.services = services;
    }

    @Override
    public Namespec name() {
        return name;
    }

    public ProcessSpec spec() {
        return spec;
    }

    public ProcessState state() {
        return state;
    }

    /** It as it is now, for all who look at it. */
    public ProcessPicture picture() {
        return new ProcessPicture(
                name,
                spec,
                state,
                nextStart(),
                new ProcessPicture.Past(history, chronicle.tally(), chronicle.runs()),
                new ProcessPicture.LogFiles(logs.stdoutPath(), logs.stderrPath()),
                version);
    }

    /** It as plans see it. */
    public ProcessFacts facts() {
        return new ProcessFacts(
                state,
                history.lastStart().isPresent(),
                history.timesUp(),
                history.spawnerr().isPresent());
    }

    /** The same object as long as its picture is the same while the daemon's state is. */
    Object version() {
        return version;
    }

    /** Goes by another spec from now on; what only a new child can take over waits for that. */
    void adopt(ProcessSpec other, Optional<ChildLogs> otherLogs, Now now) {
        spec = other;
        policy = other.lifecycle();
        logs = otherLogs.orElse(logs);
        feed(new Reconfigured(), now);
    }

    /** Whether it can be removed as it is: it has no child, and none is on the way. */
    boolean isAtRest() {
        return state.code().isDown() && state.pid().isEmpty();
    }

    /** Looks the command up as a spawn would, without spawning (supervisor/process.py get_execv_args). */
    public Optional<CommandProblem> commandProblem() {
        return switch (services.children().lookUp(this)) {
            case CommandProblem problem -> Optional.of(problem);
            case CommandLookup.Command _ -> Optional.empty();
        };
    }

    /** Asks for a child, for a client. Nothing happens if one is being made already, in UNKNOWN, and once the daemon goes down. */
    public void start(Now now) {
        start(StartCause.REQUESTED, now);
    }

    /** The same, for somebody else. */
    public void start(StartCause cause, Now now) {
        if (!state.isSpawning()
                && state.code() != ProcessStateCode.UNKNOWN
                && services.timekeeper().startsAllowed()) {
            feed(new Start(cause), now);
        }
    }

    /** The end of the daemon has come to it: as a stop, but welcome in every state. */
    public void retire(Now now) {
        feed(new ProcessInput.Retire(), now);
    }

    /** Asks it to stop; what came of it shows in {@link #state}. An answer is a sentence that says why it cannot be. */
    public Optional<String> stop(Now now) {
        if (!state.canBeStopped()) {
            return Optional.of(services.narrator().killWithoutChild(name.process(), policy.stopsignal()));
        }
        List<String> refusals = new ArrayList<>();
        feed(() -> Optional.of(new Stop()), refusals::add, now);
        return refusals.stream().findFirst();
    }

    /** Sends a signal to its child; an answer is a sentence that says why it cannot be. */
    public Optional<String> signal(Signal signal, Now now) {
        Optional<Pid> child = state.pid().filter(_ -> state.code().isSignallable());
        if (child.isEmpty()) {
            return Optional.of(services.narrator().signalWithoutChild(name.process(), signal));
        }
        List<String> refusals = new ArrayList<>();
        feed(() -> services.effects().send(signal, child.get(), this), refusals::add, now);
        return refusals.stream().findFirst();
    }

    /** Writes to the standard input of its child, now or as the child reads on. */
    public InputWritten write(byte[] bytes) {
        return state.pid().map(child -> services.children().write(bytes, child)).orElse(InputWritten.CLOSED);
    }

    /**
     * Calls {@code answer} once, at the end of the first turn in which the condition on this process holds: this one, if it holds already.
     * The condition is looked at only when this process has changed. To wait for several processes, count their answers.
     */
    public void when(Predicate<Subprocess> condition, Consumer<Now> answer) {
        services.waiters().add(this, condition, answer);
    }

    /**
     * Calls {@code answer} as {@link #when} does once nothing of it is left to stop; meanwhile the activity log says every two seconds that
     * somebody waits for it (supervisor/process.py stop_report).
     */
    public void whenStopped(Consumer<Now> answer) {
        services.waiters().addForStop(this, answer);
    }

    /** When it is started again by itself, if it waits for that. */
    private Optional<Deadline> nextStart() {
        return state.nextStart(policy).filter(_ -> services.timekeeper().startsAllowed());
    }

    /**
     * Empties its log files: removed and made anew, also if it does not run; those that are not there are not made.
     *
     * @param answer whether it could be done
     */
    public void clearLogs(Consumer<Boolean> answer) {
        services.pump().clear(name, logs.plan(), answer);
    }

    /** How much its children have written. */
    public OutputFigures output() {
        return services.pump().figures(name);
    }

    /** The answer whether the kernel killed this child because memory ran out. */
    void found(Pid child, boolean forMemory) {
        chronicle.found(child, forMemory);
        version = new Object();
    }

    /** Path of its stdout log, AUTO resolved; empty if it has none. */
    public Optional<String> stdoutLog() {
        return logs.stdoutPath();
    }

    /** Path of its stderr log, AUTO resolved; empty if it has none. */
    public Optional<String> stderrLog() {
        return logs.stderrPath();
    }

    /** Where its standard output goes, as a sentence, if there is no file that can be read. */
    public Optional<String> stdoutGoesElsewhere() {
        return logs.stdoutElsewhere(name());
    }

    /** The same of standard error. */
    public Optional<String> stderrGoesElsewhere() {
        return logs.stderrElsewhere(name());
    }

    @Override
    public boolean isRunning() {
        return state.code() == ProcessStateCode.RUNNING;
    }

    @Override
    public Launch launch() {
        return ProcessLaunch.of(spec, logs.plan());
    }

    @Override
    public void spawned(Pid child, Now now) {
        feed(new Spawned(child), now);
    }

    @Override
    public void failed(String spawnerr, Now now) {
        feed(new SpawnFailed(spawnerr), now);
    }

    @Override
    public void ended(Pid child, WaitStatus status, Now diedAt, Now now) {
        feed(new Reaped(status, diedAt), now);
        if (chronicle.isUnderInquiry(child)) {
            services.inquests().open(this, child);
        }
    }

    @Override
    public void attempt(Runnable work, Now now) {
        feed(
                () -> {
                    work.run();
                    return Optional.empty();
                },
                _ -> {},
                now);
    }

    @Override
    public void suspend() {
        services.timekeeper().suspend(this);
    }

    @Override
    public void resume() {
        services.timekeeper().resume(this);
    }

    @Override
    public void wrote(Pid child, LastWords words) {
        chronicle.wrote(child, words);
        version = new Object();
    }

    @Override
    public Optional<OutputPlan> nextOutput() {
        return state.mayBeStartedAgain(policy) ? Optional.of(logs.plan()) : Optional.empty();
    }

    @Override
    public boolean isDoneWith(Pid child) {
        return !state.pid().equals(Optional.of(child)) && !state.isSpawning();
    }

    @Override
    public Stdin takeStdin() throws SystemException {
        return services.sockets().take(name.group());
    }

    @Override
    public void releaseStdin() {
        services.sockets().release(name.group());
    }

    /** Feeds an input to the machine and carries out the effects. */
    void feed(ProcessInput input, Now now) {
        feed(() -> Optional.of(input), _ -> {}, now);
    }

    /** A mistake of ours that comes to light here is this process's alone: it becomes UNKNOWN, and the others live. */
    private void feed(Supplier<Optional<ProcessInput>> attempt, Consumer<String> refused, Now now) {
        Deque<ProcessInput> inputs = new ArrayDeque<>();
        Optional<ProcessInput> last = Optional.empty();
        Optional<Announce> fall = Optional.empty();
        try {
            attempt.get().ifPresent(inputs::add);
            for (int fed = 0; !inputs.isEmpty(); fed++) {
                if (fed == MOST_INPUTS_PER_FEED) {
                    throw new IllegalStateException("effects feed back without end: " + inputs);
                }
                last = Optional.of(inputs.remove());
                step(last.get(), inputs, refused, now);
            }
        } catch (RuntimeException | Error bug) {
            fall = Optional.of(fallToUnknown(last, bug));
        }
        services.timekeeper().schedule(this);
        services.waiters().changed(this);
        fall.filter(change -> change.from().code() != ProcessStateCode.UNKNOWN)
                .ifPresent(change -> services.effects().announce(change, name));
    }

    private void step(ProcessInput input, Deque<ProcessInput> inputs, Consumer<String> refused, Now now) {
        Transition transition = ProcessMachine.step(state, input, policy, now);
        state = transition.next();
        version = new Object();
        Now happenedAt = timeOf(input, now);
        for (ProcessEffect effect : transition.effects()) {
            history = history.after(effect, happenedAt);
            version = new Object();
            chronicle.saw(effect, happenedAt);
            services.effects().carryOut(effect, this, refused).ifPresent(inputs::add);
        }
    }

    /** A child ended when its end was noticed, and not when its last output had been read. */
    private static Now timeOf(ProcessInput input, Now now) {
        return input instanceof Reaped(var _, Now diedAt) ? diedAt : now;
    }

    private Announce fallToUnknown(Optional<ProcessInput> input, Throwable bug) {
        ProcessState broken = state;
        state = new Unknown(input.map(this::childAfter).orElse(state.pid()));
        version = new Object();
        services.effects().tellMishap(name, broken, input, bug);
        return new Announce(broken, state);
    }

    /** The child that there is once {@code input} has happened, whatever became of the input. */
    private Optional<Pid> childAfter(ProcessInput input) {
        return switch (input) {
            case Spawned(Pid child) -> Optional.of(child);
            case Reaped _ -> Optional.empty();
            case Start _,
                    Stop _,
                    ProcessInput.Tick _,
                    ProcessInput.Retire _,
                    Reconfigured _,
                    SpawnFailed _,
                    ProcessInput.KillFailed _,
                    ProcessInput.SignalFailed _ -> state.pid();
        };
    }
}

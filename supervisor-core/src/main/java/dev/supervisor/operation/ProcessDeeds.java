package dev.supervisor.operation;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.command.CommandLookup.CommandProblem;
import dev.supervisor.plan.Deed;
import dev.supervisor.plan.Failure;
import dev.supervisor.plan.Failure.Kind;
import dev.supervisor.plan.StartWatch;
import dev.supervisor.process.Signal;
import dev.supervisor.process.StartCause;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Now;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/** Does one thing to one process: the checks in their order, and when it has come to its end (supervisor/rpcinterface.py). Loop thread only. */
public final class ProcessDeeds {
    private ProcessDeeds() {}

    /** @return completed at once if it has come to its end in this turn, else by the loop thread */
    static CompletableFuture<Ended> begin(Subprocess process, Deed deed, Now now) {
        return switch (deed) {
            case Deed.Autostart() -> {
                process.start(StartCause.AUTOSTART, now);
                yield done(now);
            }
            case Deed.Start(boolean wait) -> start(process, wait, now);
            case Deed.StartAgain(boolean wait) -> startAgain(process, wait, now);
            case Deed.Stop(boolean wait) -> stop(process, wait, now);
            case Deed.StopInTurn() ->
                process.state().canBeStopped() ? stop(process, true, now) : untilDown(process, now);
            case Deed.StopToStartAgain() ->
                process.state().code().isWanted() ? stop(process, true, now) : whenStopped(process);
            case Deed.Retire() -> {
                process.retire(now);
                yield done(now);
            }
            case Deed.Send(Signal signal) -> onceSettled(process, now, then -> send(process, signal, then));
            case Deed.EmptyLogs() -> emptyLogs(process, now);
            case Deed.InAnyState(Deed asked) -> begin(process, asked, now);
        };
    }

    /**
     * Writes to its standard input: NOT_RUNNING without a child that is to live on, INPUT_CLOSED if it has closed it, INPUT_FULL if it does
     * not read on and too much waits for it. No plan does this: it alters no process, and a plan keeps its tasks until its end, as bytes
     * of clients should not be kept.
     */
    public static CompletableFuture<Ended> write(Subprocess process, byte[] bytes, Now now) {
        return onceSettled(process, now, _ -> write(process, bytes));
    }

    /** No client meets a process between the asking for a child and its coming: in the original there is nothing between. */
    public static CompletableFuture<Now> settled(Subprocess process, Now now) {
        if (!process.state().isSpawning()) {
            return CompletableFuture.completedFuture(now);
        }
        return whenNotSpawning(process);
    }

    /** Never at once, but looked at later in this turn: a start that was asked for in it may not have begun. */
    static CompletableFuture<Now> whenNotSpawning(Subprocess process) {
        return when(process, changed -> !changed.state().isSpawning());
    }

    private static CompletableFuture<Now> when(Subprocess process, Predicate<Subprocess> condition) {
        CompletableFuture<Now> became = new CompletableFuture<>();
        process.when(condition, became::complete);
        return became;
    }

    private static CompletableFuture<Ended> start(Subprocess process, boolean wait, Now now) {
        Optional<CommandProblem> problem = process.commandProblem();
        if (problem.isPresent()) {
            Kind kind = problem.get().missing() ? Kind.NO_COMMAND : Kind.NOT_EXECUTABLE;
            return failed(now, new Failure(kind, problem.get().sentence()));
        }
        if (process.state().code().isWanted()) {
            return failed(now, Failure.of(Kind.ALREADY_STARTED));
        }
        if (process.state().code() == ProcessStateCode.UNKNOWN) {
            return failed(now, Failure.of(Kind.UNKNOWN_STATE));
        }
        StartWatch watch = new StartWatch(process.facts().timesUp(), wait, false);
        process.start(now);
        if (watch.isDecided(process.facts())) {
            return CompletableFuture.completedFuture(new Ended(now, watch.failure(process.facts())));
        }
        return await(process, watch);
    }

    private static CompletableFuture<Ended> startAgain(Subprocess process, boolean wait, Now now) {
        return start(process, wait, now)
                .thenCompose(ended -> ended.failure().equals(Optional.of(Failure.of(Kind.ALREADY_STARTED)))
                        ? await(process, new StartWatch(process.facts().timesUp(), wait, true))
                        : CompletableFuture.completedFuture(ended));
    }

    private static CompletableFuture<Ended> await(Subprocess process, StartWatch watch) {
        return when(process, started -> watch.isDecided(started.facts()))
                .thenApply(then -> new Ended(then, watch.failure(process.facts())));
    }

    private static CompletableFuture<Ended> stop(Subprocess process, boolean wait, Now now) {
        if (!process.state().canBeStopped()) {
            return failed(now, Failure.of(Kind.NOT_RUNNING));
        }
        Optional<String> problem = process.stop(now);
        if (problem.isPresent()) {
            return failed(now, new Failure(Kind.REFUSED, problem.get()));
        }
        return !wait || process.state().code().isDown() ? done(now) : whenStopped(process);
    }

    private static CompletableFuture<Ended> whenStopped(Subprocess process) {
        CompletableFuture<Ended> end = new CompletableFuture<>();
        process.whenStopped(then -> end.complete(Ended.well(then)));
        return end;
    }

    private static CompletableFuture<Ended> untilDown(Subprocess process, Now now) {
        if (process.state().code().isDown()) {
            return done(now);
        }
        return when(process, stopping -> stopping.state().code().isDown()).thenApply(Ended::well);
    }

    private static CompletableFuture<Ended> emptyLogs(Subprocess process, Now now) {
        CompletableFuture<Ended> end = new CompletableFuture<>();
        process.clearLogs(cleared -> end.complete(cleared ? Ended.well(now) : Ended.badly(now, Kind.LOGS_NOT_EMPTIED)));
        return end;
    }

    private static CompletableFuture<Ended> onceSettled(
            Subprocess process, Now now, Function<Now, Optional<Failure>> attempt) {
        return settled(process, now).thenApply(then -> new Ended(then, attempt.apply(then)));
    }

    private static Optional<Failure> send(Subprocess process, Signal signal, Now now) {
        if (!process.state().code().isSignallable()) {
            return Optional.of(Failure.of(Kind.NOT_RUNNING));
        }
        return process.signal(signal, now).map(sentence -> new Failure(Kind.REFUSED, sentence));
    }

    private static Optional<Failure> write(Subprocess process, byte[] bytes) {
        boolean running = process.state().pid().isPresent() && process.state().code() != ProcessStateCode.STOPPING;
        if (!running) {
            return Optional.of(Failure.of(Kind.NOT_RUNNING));
        }
        return switch (process.write(bytes)) {
            case TAKEN -> Optional.empty();
            case CLOSED -> Optional.of(Failure.of(Kind.INPUT_CLOSED));
            case FULL -> Optional.of(Failure.of(Kind.INPUT_FULL));
        };
    }

    private static CompletableFuture<Ended> done(Now now) {
        return CompletableFuture.completedFuture(Ended.well(now));
    }

    private static CompletableFuture<Ended> failed(Now now, Failure failure) {
        return CompletableFuture.completedFuture(Ended.badly(now, failure));
    }
}

package dev.supervisor.process;

import dev.supervisor.process.ProcessEffect.Announce;
import dev.supervisor.process.ProcessEffect.Kill;
import dev.supervisor.process.ProcessEffect.Say;
import dev.supervisor.process.ProcessEffect.Spawn;
import dev.supervisor.process.ProcessInput.KillFailed;
import dev.supervisor.process.ProcessInput.Reaped;
import dev.supervisor.process.ProcessInput.Reconfigured;
import dev.supervisor.process.ProcessInput.Retire;
import dev.supervisor.process.ProcessInput.SignalFailed;
import dev.supervisor.process.ProcessInput.SpawnFailed;
import dev.supervisor.process.ProcessInput.Spawned;
import dev.supervisor.process.ProcessInput.Start;
import dev.supervisor.process.ProcessInput.Stop;
import dev.supervisor.process.ProcessInput.Tick;
import dev.supervisor.process.ProcessState.Backoff;
import dev.supervisor.process.ProcessState.Exited;
import dev.supervisor.process.ProcessState.Fatal;
import dev.supervisor.process.ProcessState.Running;
import dev.supervisor.process.ProcessState.Spawning;
import dev.supervisor.process.ProcessState.SpawningToStop;
import dev.supervisor.process.ProcessState.Starting;
import dev.supervisor.process.ProcessState.Stopped;
import dev.supervisor.process.ProcessState.Stopping;
import dev.supervisor.process.ProcessState.Unknown;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole life of a process as one pure function. {@code docs/states.md} has the table generated from it.
 *
 * <p>The rules, and the order of announcements and messages, are the original's (supervisor/process.py spawn, finish,
 * kill, transition) with two differences: a process that ended after having been RUNNING is restarted at once instead
 * of at the next poll, but never sooner than a second after its last start; and a child in UNKNOWN is stopped at
 * shutdown.
 *
 * <p>A {@link Tick} never leaves a state whose deadline is already due, unless the next tick will end that state; so
 * ticking until nothing is due comes to an end.
 */
public final class ProcessMachine {

    /**
     * A program that ends at once after RUNNING is restarted no faster than this, so that it cannot eat a whole CPU.
     */
    private static final Duration RESTART_PACE = Duration.ofSeconds(1);

    /** SIGKILL is repeated no faster than this, whatever {@code stopwaitsecs} says. */
    private static final Duration FASTEST_KILLS = Duration.ofSeconds(1);

    private ProcessMachine() {}

    /**
     * The transition when {@code input} happens in {@code state}.
     *
     * @param now when it happens
     * @throws IllegalInputException if it cannot happen there
     */
    public static Transition step(ProcessState state, ProcessInput input, LifecyclePolicy policy, Now now) {
        return switch (state) {
            case Stopped stopped -> stopped(stopped, input);
            case Spawning spawning -> spawning(spawning, input, policy, now);
            case SpawningToStop spawning -> spawningToStop(spawning, input, policy, now);
            case Starting starting -> starting(starting, input, policy, now);
            case Running running -> running(running, input, policy, now);
            case Backoff backoff -> backoff(backoff, input, policy, now);
            case Stopping stopping -> stopping(stopping, input, policy, now);
            case Exited exited -> exited(exited, input, policy, now);
            case Fatal fatal -> fatal(fatal, input);
            case Unknown unknown -> unknown(unknown, input, policy, now);
        };
    }

    private static Transition stopped(Stopped state, ProcessInput input) {
        return switch (input) {
            case Start(StartCause cause) -> spawn(state, state.attempts(), cause);
            case Tick _, Retire _, Reconfigured _ -> Transition.stay(state);
            case Stop _, Spawned _, SpawnFailed _, Reaped _, KillFailed _, SignalFailed _ ->
                throw new IllegalInputException(state, input);
        };
    }

    private static Transition spawning(Spawning state, ProcessInput input, LifecyclePolicy policy, Now now) {
        return switch (input) {
            case Spawned(Pid child) -> alive(child, state, policy, now);
            case SpawnFailed(String why) -> {
                Backoff next = failed(state.attempts(), policy, now);
                yield Transition.to(next, new Say(new ProcessNote.SpawnError(why)), new Announce(state, next));
            }
            case Stop _, Retire _ ->
                Transition.to(new SpawningToStop(state.attempts().withoutRestarts()));
            case Tick _, Reconfigured _ -> Transition.stay(state);
            case Start _, Reaped _, KillFailed _, SignalFailed _ -> throw new IllegalInputException(state, input);
        };
    }

    /** As if the stop had come right after the answer: in the original, which waits for the answer, it does. */
    private static Transition spawningToStop(
            SpawningToStop state, ProcessInput input, LifecyclePolicy policy, Now now) {
        return switch (input) {
            case Spawned _, SpawnFailed _ -> {
                Transition answered = spawning(new Spawning(state.attempts()), input, policy, now);
                yield then(answered, step(answered.next(), new Stop(), policy, now));
            }
            case Stop _, Retire _, Tick _, Reconfigured _ -> Transition.stay(state);
            case Start _, Reaped _, KillFailed _, SignalFailed _ -> throw new IllegalInputException(state, input);
        };
    }

    private static Transition starting(Starting state, ProcessInput input, LifecyclePolicy policy, Now now) {
        return switch (input) {
            case Tick _ when state.upAt().isDue(now) -> up(state, policy);
            case Tick _, Reconfigured _ -> Transition.stay(state);
            case Stop _, Retire _ -> stop(state, state.child(), state.attempts(), policy, now);
            case Reaped(WaitStatus _, Now diedAt)
            when state.upAt().isDue(diedAt) -> {
                Transition up = up(state, policy);
                yield then(up, step(up.next(), input, policy, now));
            }
            case Reaped(WaitStatus status, Now _) -> {
                Backoff next = failed(state.attempts(), policy, now);
                yield Transition.to(next, new Announce(state, next), new Say(new ProcessNote.ExitedTooQuickly(status)));
            }
            case SignalFailed(String why) -> refused(state, new ProcessNote.SignalRefused(state.child(), why));
            case Start _ -> alreadyRunning(state);
            case Spawned _, SpawnFailed _, KillFailed _ -> throw new IllegalInputException(state, input);
        };
    }

    private static Transition running(Running state, ProcessInput input, LifecyclePolicy policy, Now now) {
        return switch (input) {
            case Stop _, Retire _ -> stop(state, state.child(), state.attempts(), policy, now);
            case Reaped(WaitStatus status, Now diedAt) -> {
                EndKind kind = policy.ends().kindOf(status);
                Exited next = policy.ends().restartAfter(kind)
                        ? restarting(state, new Reaped(status, diedAt), kind, policy, now)
                        : new Exited(status, kind, Optional.empty(), Attempts.NONE);
                yield Transition.to(
                        next, new Announce(state, next), new Say(new ProcessNote.ExitedItself(status, kind)));
            }
            case SignalFailed(String why) -> refused(state, new ProcessNote.SignalRefused(state.child(), why));
            case Start _ -> alreadyRunning(state);
            case Tick _, Reconfigured _ -> Transition.stay(state);
            case Spawned _, SpawnFailed _, KillFailed _ -> throw new IllegalInputException(state, input);
        };
    }

    private static Transition backoff(Backoff state, ProcessInput input, LifecyclePolicy policy, Now now) {
        return switch (input) {
            case Tick _
            when policy.isSpent(state.attempts()) -> {
                Fatal next = new Fatal();
                yield Transition.to(next, new Announce(state, next), new Say(new ProcessNote.GaveUp()));
            }
            case Tick(boolean startsAllowed)
            when state.retryAt().isDue(now) ->
                startsAllowed
                        ? spawn(state, state.attempts(), StartCause.RETRY)
                        : Transition.to(putOff(retrying(state.attempts(), policy, now), now));
            case Tick _, Reconfigured _ -> Transition.stay(state);
            case Start(StartCause cause) -> spawn(state, state.attempts(), cause);
            case Stop _ -> {
                Stopped next = new Stopped(state.attempts().withoutRestarts());
                yield Transition.to(next, new Say(new ProcessNote.StoppedInBackoff()), new Announce(state, next));
            }
            case Retire _ -> {
                Fatal next = new Fatal();
                yield Transition.to(next, new Announce(state, next));
            }
            case Spawned _, SpawnFailed _, Reaped _, KillFailed _, SignalFailed _ ->
                throw new IllegalInputException(state, input);
        };
    }

    private static Transition stopping(Stopping state, ProcessInput input, LifecyclePolicy policy, Now now) {
        return switch (input) {
            case Tick _
            when state.killAt().isDue(now) -> {
                Duration again =
                        policy.stopwaitsecs().compareTo(FASTEST_KILLS) > 0 ? policy.stopwaitsecs() : FASTEST_KILLS;
                yield Transition.to(
                        new Stopping(state.child(), now.plus(again), state.attempts()),
                        new Say(new ProcessNote.Overdue(state.child())),
                        new Say(new ProcessNote.Killing(state.child(), Signal.KILL, policy.killasgroup())),
                        new Kill(state.child(), Signal.KILL, policy.killasgroup()));
            }
            case Tick _, Retire _, Reconfigured _ -> Transition.stay(state);
            case Reaped(WaitStatus status, Now _) -> {
                Stopped next = new Stopped(state.attempts());
                yield Transition.to(
                        next,
                        new Announce(state, next),
                        new Say(new ProcessNote.StoppedOnRequest(
                                status, policy.ends().kindOf(status))));
            }
            case KillFailed(String why) -> refused(state, new ProcessNote.KillRefused(state.child(), why));
            case SignalFailed(String why) -> refused(state, new ProcessNote.SignalRefused(state.child(), why));
            case Start _ -> alreadyRunning(state);
            case Stop _, Spawned _, SpawnFailed _ -> throw new IllegalInputException(state, input);
        };
    }

    private static Transition exited(Exited state, ProcessInput input, LifecyclePolicy policy, Now now) {
        return switch (input) {
            case Tick(boolean startsAllowed)
            when isDue(state.restartAt(), now) ->
                startsAllowed ? spawn(state, state.attempts(), StartCause.AUTORESTART) : withoutRestart(state);
            case Start(StartCause cause) -> spawn(state, Attempts.NONE, cause);
            case Stop _
            when state.canBeStopped() -> {
                Stopped next = new Stopped(Attempts.NONE);
                yield Transition.to(next, new Announce(state, next), new Say(new ProcessNote.StoppedBeforeRestart()));
            }
            case Retire _ -> withoutRestart(state);
            case Reconfigured _
            when !policy.ends().restartAfter(policy.ends().kindOf(state.status())) -> withoutRestart(state);
            case Tick _, Reconfigured _ -> Transition.stay(state);
            case Stop _, Spawned _, SpawnFailed _, Reaped _, KillFailed _, SignalFailed _ ->
                throw new IllegalInputException(state, input);
        };
    }

    private static Transition fatal(Fatal state, ProcessInput input) {
        return switch (input) {
            case Start(StartCause cause) -> spawn(state, Attempts.NONE, cause);
            case Tick _, Retire _, Reconfigured _ -> Transition.stay(state);
            case Stop _, Spawned _, SpawnFailed _, Reaped _, KillFailed _, SignalFailed _ ->
                throw new IllegalInputException(state, input);
        };
    }

    private static Transition unknown(Unknown state, ProcessInput input, LifecyclePolicy policy, Now now) {
        return switch (input) {
            case Retire _ ->
                state.child()
                        .map(child -> stop(state, child, Attempts.NONE, policy, now))
                        .orElseGet(() -> Transition.stay(state));
            case Reaped(WaitStatus status, Now _)
            when state.child().isPresent() ->
                Transition.to(
                        new Unknown(Optional.empty()),
                        new Say(new ProcessNote.ExitedItself(
                                status, policy.ends().kindOf(status))));
            case Tick _, Reconfigured _ -> Transition.stay(state);
            case Start _, Stop _, Spawned _, SpawnFailed _, Reaped _, KillFailed _, SignalFailed _ ->
                throw new IllegalInputException(state, input);
        };
    }

    private static Transition spawn(ProcessState state, Attempts attempts, StartCause cause) {
        Spawning next = new Spawning(attempts);
        return Transition.to(next, new Announce(state, next), new Spawn(cause));
    }

    /** There is a child. */
    private static Transition alive(Pid child, Spawning asked, LifecyclePolicy policy, Now now) {
        return switch (policy.readiness()) {
            case Readiness.AtOnce _ -> {
                Starting next = new Starting(child, now, now.atOnce(), asked.attempts());
                yield then(spawned(next), up(next, policy));
            }
            case Readiness.UpFor(Duration startsecs) ->
                spawned(new Starting(child, now, now.plus(startsecs), asked.attempts()));
        };
    }

    private static Transition spawned(Starting next) {
        return Transition.to(next, new Say(new ProcessNote.SpawnedChild(next.child())));
    }

    private static Transition up(Starting state, LifecyclePolicy policy) {
        Running next =
                new Running(state.child(), state.startedAt(), state.attempts().up());
        return Transition.to(next, new Announce(state, next), new Say(new ProcessNote.StayedUp(policy.readiness())));
    }

    private static Transition stop(ProcessState state, Pid child, Attempts attempts, LifecyclePolicy policy, Now now) {
        Stopping next = new Stopping(child, now.plus(policy.stopwaitsecs()), attempts.withoutRestarts());
        return Transition.to(
                next,
                new Say(new ProcessNote.Killing(child, policy.stopsignal(), policy.stopasgroup())),
                new Announce(state, next),
                new Kill(child, policy.stopsignal(), policy.stopasgroup()));
    }

    /** One more start has failed. */
    private static Backoff failed(Attempts before, LifecyclePolicy policy, Now now) {
        Attempts attempts = before.failed();
        return policy.isSpent(attempts)
                ? new Backoff(now.atOnce(), attempts.withoutRestarts())
                : retrying(attempts, policy, now);
    }

    private static Backoff retrying(Attempts attempts, LifecyclePolicy policy, Now now) {
        return new Backoff(now.plus(policy.pace().afterFailure(attempts, now)), attempts);
    }

    /** Nothing is started any more, so there is no hurry, whatever {@code maxbackoff} says. */
    private static Backoff putOff(Backoff state, Now now) {
        return new Backoff(state.retryAt().orLater(now.plus(RESTART_PACE)), state.attempts());
    }

    /** It has ended and is to be started again. */
    private static Exited restarting(Running state, Reaped end, EndKind kind, LifecyclePolicy policy, Now now) {
        Attempts attempts = policy.pace().restart(state.attempts(), end.diedAt().since(state.startedAt()));
        Deadline when = now.plus(policy.pace().afterRun(attempts, now))
                .orLater(state.startedAt().plus(RESTART_PACE));
        return new Exited(end.status(), kind, Optional.of(when), attempts);
    }

    private static Transition withoutRestart(Exited state) {
        return Transition.to(new Exited(state.status(), state.kind(), Optional.empty(), Attempts.NONE));
    }

    private static Transition alreadyRunning(ProcessState state) {
        return Transition.to(state, new Say(new ProcessNote.AlreadyRunning()));
    }

    private static Transition refused(ProcessState state, ProcessNote note) {
        Unknown next = new Unknown(state.pid());
        return Transition.to(next, new Say(note), new Announce(state, next));
    }

    private static Transition then(Transition first, Transition second) {
        List<ProcessEffect> effects = new ArrayList<>(first.effects());
        effects.addAll(second.effects());
        return new Transition(second.next(), effects);
    }

    private static boolean isDue(Optional<Deadline> deadline, Now now) {
        return Deadline.hasCome(deadline, now);
    }
}

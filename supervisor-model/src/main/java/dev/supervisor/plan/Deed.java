package dev.supervisor.plan;

import dev.supervisor.process.Signal;

/** An action of a plan on one process, with the states in which it is due. */
public sealed interface Deed {

    /** Whether it is done to a process that is so; if not, the plan goes on without it. */
    default boolean isDue(ProcessFacts process) {
        return switch (this) {
            case Autostart _ -> !process.everStarted();
            case Start _ -> !process.isWanted();
            case Stop _ -> process.state().canBeStopped();
            case StopInTurn _ -> process.state().canBeStopped() || !process.isDown();
            case StopToStartAgain _ -> !process.isDown();
            case Send _ -> process.state().code().isSignallable();
            case StartAgain _, Retire _, EmptyLogs _, InAnyState _ -> true;
        };
    }

    /** A start with the daemon, or with the group that it was added in; nobody waits for it. A client may have started it before. */
    record Autostart() implements Deed {}

    /** @param waits until it is RUNNING, or will not be; else until there is a child */
    record Start(boolean waits) implements Deed {}

    /**
     * The start of a restart. Somebody else may have started it meanwhile; then that start is waited for.
     *
     * @param waits as for {@link Start}
     */
    record StartAgain(boolean waits) implements Deed {}

    /** @param waits until it has ended */
    record Stop(boolean waits) implements Deed {}

    /** A stop among others that wait for it. What somebody else stops already is waited for too. */
    record StopInTurn() implements Deed {}

    /** The stop of a restart: what waits to be started again by itself need not be stopped, and what stops is waited for. */
    record StopToStartAgain() implements Deed {}

    /** The end of the daemon has come to this process: welcome in every state, until nothing of it is left. */
    record Retire() implements Deed {}

    /** Sends a signal. */
    record Send(Signal signal) implements Deed {}

    /** Empties its logs. */
    record EmptyLogs() implements Deed {}

    /** The same to the one process that a client has named: attempted in each state, and told why if it cannot be done. */
    record InAnyState(Deed deed) implements Deed {}
}

package dev.supervisor.process;

import dev.supervisor.time.Now;

/** Something that happens to a process. */
public sealed interface ProcessInput {

    /**
     * Its deadline may have come.
     *
     * @param startsAllowed false once the daemon shuts down or restarts: nothing is started again then
     */
    record Tick(boolean startsAllowed) implements ProcessInput {}

    /**
     * Somebody wants it up. Never for UNKNOWN or what is being spawned: refused before.
     *
     * @param cause who that is: {@link StartCause#REQUESTED} or {@link StartCause#AUTOSTART}
     */
    record Start(StartCause cause) implements ProcessInput {}

    /**
     * A client stops it. Only for a process that {@link ProcessState#canBeStopped() can be stopped}; otherwise the
     * request is refused before.
     */
    record Stop() implements ProcessInput {}

    /**
     * The shutdown has reached its group: as a stop, but welcome in every state; BACKOFF becomes FATAL in silence, as in the original,
     * and a child in UNKNOWN is stopped too.
     */
    record Retire() implements ProcessInput {}

    /** It goes by other options from now on: what waits for a start that they do not want waits no longer. */
    record Reconfigured() implements ProcessInput {}

    /** The child that was asked for is there. */
    record Spawned(Pid pid) implements ProcessInput {}

    /**
     * There is no child.
     *
     * @param why the sentence that people read as {@code spawnerr}
     */
    record SpawnFailed(String why) implements ProcessInput {}

    /**
     * The child has ended and is reaped.
     *
     * @param diedAt when its end was noticed, which is before its last output was read; what counts for startsecs
     */
    record Reaped(WaitStatus status, Now diedAt) implements ProcessInput {}

    /**
     * The system refused to carry out a {@link ProcessEffect.Kill}, and not because the child is gone.
     *
     * @param why the system's error
     */
    record KillFailed(String why) implements ProcessInput {}

    /**
     * The system refused to deliver a signal that a client wanted sent, and not because the child is gone.
     *
     * @param why the system's error
     */
    record SignalFailed(String why) implements ProcessInput {}
}

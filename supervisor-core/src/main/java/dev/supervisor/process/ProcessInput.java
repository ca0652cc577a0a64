package dev.supervisor.process;

import dev.supervisor.time.Now;

/** What can happen to a process. */
public sealed interface ProcessInput {

    /**
     * Its deadline may have come.
     *
     * @param startsAllowed false once the daemon shuts down or restarts: nothing is started again then
     */
    record Tick(boolean startsAllowed) implements ProcessInput {}

    /** Somebody wants it up: a client, or the daemon at boot. */
    record Start() implements ProcessInput {}

    /** Somebody wants it down. */
    record Stop() implements ProcessInput {}

    /** The shutdown has reached its group: as a stop, but BACKOFF becomes FATAL in silence, as in the original. */
    record Retire() implements ProcessInput {}

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
     * @param diedAt when its end was noticed, which is before its last output was read
     */
    record Reaped(WaitStatus status, Now diedAt) implements ProcessInput {}

    /**
     * The system refused to deliver a signal, and not because the child is gone.
     *
     * @param why what it said
     */
    record KillFailed(String why) implements ProcessInput {}
}

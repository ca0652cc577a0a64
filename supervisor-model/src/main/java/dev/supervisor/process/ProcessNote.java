package dev.supervisor.process;

/** The machine's messages for the activity log; the words are {@code Narrator}'s. */
public sealed interface ProcessNote {

    /** {@code spawned: 'n' with pid 1}. */
    record SpawnedChild(Pid pid) implements ProcessNote {}

    /** {@code spawnerr: why}. */
    record SpawnError(String why) implements ProcessNote {}

    /** {@code success: n entered RUNNING state, …}. */
    record StayedUp(Readiness readiness) implements ProcessNote {}

    /** {@code exited: n (status; not expected)} for a child that ended before startsecs. */
    record ExitedTooQuickly(WaitStatus status) implements ProcessNote {}

    /** {@code exited: n (status; expected)} or {@code …; not expected)}. */
    record ExitedItself(WaitStatus status, EndKind kind) implements ProcessNote {}

    /** {@code stopped: n (status)}. */
    record StoppedOnRequest(WaitStatus status, EndKind kind) implements ProcessNote {}

    /** {@code gave up: n entered FATAL state, too many start retries too quickly}. */
    record GaveUp() implements ProcessNote {}

    /** {@code killing 'n' (pid) with SIGKILL}. */
    record Overdue(Pid pid) implements ProcessNote {}

    /**
     * {@code killing n (pid 1) with signal SIGTERM}, or {@code … process group with signal …}.
     *
     * @param wholeGroup to the process group that the child leads
     */
    record Killing(Pid pid, Signal signal, boolean wholeGroup) implements ProcessNote {}

    /** {@code Attempted to kill n, which is in BACKOFF state.} */
    record StoppedInBackoff() implements ProcessNote {}

    /** {@code stopped: n (was waiting for its next start)}: it had ended by itself. */
    record StoppedBeforeRestart() implements ProcessNote {}

    /** {@code process 'n' already running}: a start while the last child still lives. */
    record AlreadyRunning() implements ProcessNote {}

    /** {@code unknown problem killing n (pid):why}. */
    record KillRefused(Pid pid, String why) implements ProcessNote {}

    /** {@code unknown problem sending sig n (pid):why}. */
    record SignalRefused(Pid pid, String why) implements ProcessNote {}
}

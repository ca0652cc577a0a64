package dev.supervisor.history;

/** Why there is another run after the first. */
public enum RestartReason {
    /** On request. */
    REQUESTED,
    /** The last one ended with an expected exit code. */
    EXITED,
    /** The last one ended with another exit code, or before {@code startsecs}. */
    FAILED,
    /** A signal ended the last one. */
    KILLED,
    /** The kernel killed the last one because memory ran out. */
    OUT_OF_MEMORY,
    /** There was no child the last time. */
    SPAWN_ERROR
}

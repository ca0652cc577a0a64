package dev.supervisor.plan;

/**
 * Why an action on a process or a group failed. The caller knows its name.
 *
 * @param sentence the message of the system or of the configuration; empty where the kind says it all
 */
public record Failure(Kind kind, String sentence) {

    /** The kinds of obstacles. */
    public enum Kind {
        NO_SUCH_PROCESS,
        NO_SUCH_GROUP,
        /** The configuration cannot be understood. */
        BAD_CONFIGURATION,
        /** Its command is not there. */
        NO_COMMAND,
        /** Its command is there but cannot be run. */
        NOT_EXECUTABLE,
        ALREADY_STARTED,
        /** There was no child. */
        SPAWN_ERROR,
        /** It has ended before it was RUNNING. */
        ENDED_EARLY,
        NOT_RUNNING,
        /** It is in UNKNOWN. */
        UNKNOWN_STATE,
        /** The system does not let us. */
        REFUSED,
        /** It has closed its standard input. */
        INPUT_CLOSED,
        /** It does not read its standard input, and too much waits there. */
        INPUT_FULL,
        LOGS_NOT_EMPTIED,
        ALREADY_ADDED,
        STILL_RUNNING,
        /** The daemon shuts down or restarts. */
        DAEMON_ENDS
    }

    public static Failure of(Kind kind) {
        return new Failure(kind, "");
    }
}

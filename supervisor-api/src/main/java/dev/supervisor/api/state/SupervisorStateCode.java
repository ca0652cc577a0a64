package dev.supervisor.api.state;

/** The states of the daemon itself, with the numbers of the original (supervisor/states.py). */
public enum SupervisorStateCode {
    FATAL(2),
    RUNNING(1),
    RESTARTING(0),
    SHUTDOWN(-1);

    private final int number;

    SupervisorStateCode(int number) {
        this.number = number;
    }

    /** The number on the wire: {@code statecode} of {@code getState}. */
    public int number() {
        return number;
    }

    /** Whether processes may still be started; neither SHUTDOWN nor RESTARTING ever becomes RUNNING again. */
    public boolean allowsStarts() {
        return this == RUNNING || this == FATAL;
    }
}

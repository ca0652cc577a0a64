package dev.supervisor.api.state;

/** The states of a process as clients see them, with the numbers of the original (supervisor/states.py). */
public enum ProcessStateCode {
    STOPPED(0),
    STARTING(10),
    RUNNING(20),
    BACKOFF(30),
    STOPPING(40),
    EXITED(100),
    FATAL(200),
    UNKNOWN(1000);

    private final int number;

    ProcessStateCode(int number) {
        this.number = number;
    }

    /** The number on the wire: {@code state} of {@code getProcessInfo}. */
    public int number() {
        return number;
    }

    /** Whether it is meant to run, in BACKOFF too: a start would be refused with ALREADY_STARTED, and a stop accepted. */
    public boolean isWanted() {
        return this == STARTING || this == RUNNING || this == BACKOFF;
    }

    /** Whether nothing is left to stop; UNKNOWN counts as down, as in the original. */
    public boolean isDown() {
        return this == STOPPED || this == EXITED || this == FATAL || this == UNKNOWN;
    }

    /** Whether {@code signalProcess} is accepted. */
    public boolean isSignallable() {
        return this == STARTING || this == RUNNING || this == STOPPING;
    }
}

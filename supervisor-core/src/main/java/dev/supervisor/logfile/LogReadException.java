package dev.supervisor.logfile;

/** A log cannot be read as asked. */
public final class LogReadException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why; named as the faults that clients get (supervisor/options.py readFile). */
    public enum Refusal {
        /** There is no way to read such a range. */
        BAD_ARGUMENTS,
        /** There is no such file. */
        NO_FILE,
        /** The system refused, or it is more than can be answered in one piece. */
        FAILED
    }

    private final Refusal refusal;

    LogReadException(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}

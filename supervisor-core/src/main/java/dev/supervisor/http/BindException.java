package dev.supervisor.http;

/** A server cannot be opened; the message is the original's sentence about it, for a usage error of the daemon. */
public final class BindException extends Exception {
    private static final long serialVersionUID = 1L;

    public BindException(String sentence) {
        super(sentence);
    }

    public BindException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Whether somebody listens there already. */
    boolean isInUse() {
        return getMessage().equals(Refusal.IN_USE);
    }
}

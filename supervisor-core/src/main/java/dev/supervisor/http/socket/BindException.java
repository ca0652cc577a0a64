package dev.supervisor.http.socket;

/** A server cannot be opened; the message is the original's sentence about it, and behind it which server, for a usage error of the daemon. */
public final class BindException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean inUse;

    public BindException(String sentence) {
        this(sentence, null);
    }

    public BindException(String sentence, Throwable cause) {
        super(sentence, cause);
        inUse = sentence.equals(Refusal.IN_USE);
    }

    private BindException(BindException of, String server) {
        super(of.getMessage() + " (" + server + ")", of);
        inUse = of.inUse;
    }

    /**
     * The same, with the server named.
     *
     * @param section its name in the file
     * @param address the option that says where it listens, as in {@code port=127.0.0.1:9001}
     */
    BindException of(String section, String address) {
        return new BindException(this, "[" + section + "] " + address);
    }

    /** Whether somebody listens there already. */
    boolean isInUse() {
        return inUse;
    }
}

package dev.supervisor.os;

/** The system refused something. The message says what, to which thing and why, for people. */
public final class SystemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String errorName;

    /**
     * @param errorName the name of the errno, e.g. {@code ENOENT}, as the original's sentences have it
     * @param message what could not be done and why
     */
    public SystemException(String errorName, String message) {
        super(message);
        this.errorName = errorName;
    }

    /** The name of the errno, e.g. {@code ENOENT}. */
    public String errorName() {
        return errorName;
    }
}

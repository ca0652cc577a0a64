package dev.supervisor.os;

/** The system refused something. The message says what, to which thing and why, for people. */
public final class SystemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String errorName;

    /**
     * @param error what the system answered
     * @param what what could not be done and to which thing, e.g. {@code cannot open /x}; the reason is added
     */
    public SystemException(Errno error, String what) {
        this(error.name(), what + ": " + error.reason());
    }

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

    /** Number, name and words of the errno. */
    public Errno error() {
        return Character.isDigit(errorName.charAt(0)) ? Errno.of(Integer.parseInt(errorName)) : Errno.named(errorName);
    }
}

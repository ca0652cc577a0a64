package dev.supervisor.unit.file;

/** A file cannot be read; the message is the system's: {@code Permission denied}. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(String message) {
        super(message);
    }
}

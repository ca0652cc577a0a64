package dev.supervisor.config.text;

/** A file whose content does not come; the message says why, behind the file's name. */
public final class UnusableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnusableFileException(String why) {
        super(why);
    }
}

package dev.supervisor.config.text;

/** Text that is no value of the type of its option. The message is the original's sentence. */
public final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadValueException(String sentence) {
        super(sentence);
    }
}

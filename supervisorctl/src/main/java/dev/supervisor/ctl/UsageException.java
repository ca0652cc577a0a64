package dev.supervisor.ctl;

/** The command line, or the configuration that it names, cannot be worked with. The message is the original's sentence. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String sentence) {
        super(sentence);
    }
}

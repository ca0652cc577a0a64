package dev.supervisor.daemon;

/** The daemon cannot start, for a reason that whoever started it can mend: exit code 2. The message is the sentence they read. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String sentence) {
        super(sentence);
    }
}

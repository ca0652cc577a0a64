package dev.supervisor.daemon;

/** The daemon cannot start, for a reason that its user can mend: exit code 2. The message is for that user. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String sentence) {
        super(sentence);
    }
}

package dev.supervisor.api.getopt;

/** A command line that cannot be taken apart. The message is Python's sentence. */
public final class GetoptException extends Exception {
    private static final long serialVersionUID = 1L;

    GetoptException(String sentence) {
        super(sentence);
    }
}

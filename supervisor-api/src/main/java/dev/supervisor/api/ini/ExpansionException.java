package dev.supervisor.api.ini;

/** A value whose {@code %} cannot be expanded. The message is the original's sentence. */
public final class ExpansionException extends Exception {
    private static final long serialVersionUID = 1L;

    ExpansionException(String sentence) {
        super(sentence);
    }
}

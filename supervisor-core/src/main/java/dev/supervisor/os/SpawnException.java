package dev.supervisor.os;

/** There is no child; the message is what people read as {@code spawnerr}, in the original's words. */
public final class SpawnException extends Exception {
    private static final long serialVersionUID = 1L;

    public SpawnException(String spawnerr) {
        super(spawnerr);
    }
}

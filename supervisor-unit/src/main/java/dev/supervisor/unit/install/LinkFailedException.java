package dev.supervisor.unit.install;

/** A link cannot be made or removed; the message has the path and what the system says. */
public final class LinkFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public LinkFailedException(String message) {
        super(message);
    }
}

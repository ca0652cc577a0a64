package dev.supervisor.process;

/** A mistake of ours: an input that cannot happen in this state. */
public final class IllegalInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IllegalInputException(ProcessState state, ProcessInput input) {
        super("input " + input + " cannot happen in state " + state);
    }
}

package dev.supervisor.operation;

import dev.supervisor.plan.Failure;
import java.util.concurrent.CompletionException;

/** A request failed. */
public final class NotDone extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure why;

    public NotDone(Failure why) {
        super(why.toString(), null, false, false);
        this.why = why;
    }

    public Failure why() {
        return why;
    }

    /** Why a future failed, without what futures wrap around it. */
    public static Throwable reason(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}

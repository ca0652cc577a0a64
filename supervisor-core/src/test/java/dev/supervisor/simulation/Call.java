package dev.supervisor.simulation;

import dev.supervisor.api.rpc.RpcFault;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A client's call until it is answered, and its possible effects meanwhile. */
final class Call {
    private final String what;
    private final Predicate<String> starts;
    private final Predicate<String> stops;
    private final BooleanSupplier mayBeAnswered;
    private final BooleanSupplier mustBeAnswered;
    private boolean answered;

    /**
     * @param starts which processes may be started by it
     * @param stops which processes may be stopped by it
     * @param mayBeAnswered whether what the client waits for has come true at some time
     * @param mustBeAnswered whether it is true now
     */
    Call(
            String what,
            Predicate<String> starts,
            Predicate<String> stops,
            BooleanSupplier mayBeAnswered,
            BooleanSupplier mustBeAnswered) {
        this.what = what;
        this.starts = starts;
        this.stops = stops;
        this.mayBeAnswered = mayBeAnswered;
        this.mustBeAnswered = mustBeAnswered;
    }

    /** Waits for something that cannot be told from outside. */
    static Call of(String what) {
        return of(what, _ -> false);
    }

    /** The same, and it may stop and start these meanwhile. */
    static Call of(String what, Predicate<String> processes) {
        return new Call(what, processes, processes, () -> true, () -> false);
    }

    boolean mayStart(String process) {
        return starts.test(process);
    }

    boolean mayStop(String process) {
        return stops.test(process);
    }

    boolean isOverdue() {
        return !answered && mustBeAnswered.getAsBoolean();
    }

    /** @param failure null if it was done; a client may be refused, and nothing else may go wrong */
    void answer(Throwable failure) {
        if (answered) {
            throw new AssertionError("answered twice: " + what);
        }
        answered = true;
        Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
        if (reason == null && !mayBeAnswered.getAsBoolean()) {
            throw new AssertionError("answered before it is true: " + what);
        }
        if (reason != null && !(reason instanceof RpcFault)) {
            throw new AssertionError("failed: " + what, reason);
        }
    }

    @Override
    public String toString() {
        return what;
    }
}

package dev.supervisor.simulation;

import dev.supervisor.supervisor.Subprocess;
import java.util.function.Predicate;

/** A client that waits for something to become true of a process. */
final class Promise {
    private final String what;
    private final Subprocess process;
    private final Predicate<Subprocess> condition;
    private boolean answered;

    Promise(String what, Subprocess process, Predicate<Subprocess> condition) {
        this.what = what;
        this.process = process;
        this.condition = condition;
    }

    void answer() {
        if (answered) {
            throw new AssertionError("answered twice: " + this);
        }
        if (!isDue()) {
            throw new AssertionError("answered before it is true: " + this);
        }
        answered = true;
    }

    boolean answered() {
        return answered;
    }

    boolean isDue() {
        return condition.test(process);
    }

    Predicate<Subprocess> condition() {
        return condition;
    }

    @Override
    public String toString() {
        return what + " of " + process.name() + ", which is " + process.state();
    }
}

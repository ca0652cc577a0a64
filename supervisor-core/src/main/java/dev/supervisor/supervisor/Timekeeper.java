package dev.supervisor.supervisor;

import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.process.ProcessInput.Tick;
import java.util.function.BooleanSupplier;

/** Sees to it that each process is ticked when its state wants it, and not otherwise. Loop thread only. */
final class Timekeeper {
    private final DeadlineQueue deadlines;
    private final BooleanSupplier startsAllowed;

    /** @param startsAllowed whether the daemon still starts processes */
    Timekeeper(DeadlineQueue deadlines, BooleanSupplier startsAllowed) {
        this.deadlines = deadlines;
        this.startsAllowed = startsAllowed;
    }

    boolean startsAllowed() {
        return startsAllowed.getAsBoolean();
    }

    /** To be called whenever the state may have changed. */
    void schedule(Subprocess process) {
        process.state()
                .deadline()
                .ifPresentOrElse(
                        when -> deadlines.set(process, when, now -> process.feed(new Tick(startsAllowed()), now)),
                        () -> deadlines.clear(process));
    }
}

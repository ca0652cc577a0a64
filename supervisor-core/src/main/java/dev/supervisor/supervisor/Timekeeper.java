package dev.supervisor.supervisor;

import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.process.ProcessInput.Tick;
import dev.supervisor.time.Deadline;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Sees to it that each process is ticked when its state wants it, and not otherwise. Loop thread only. */
final class Timekeeper {
    private final DeadlineQueue deadlines;
    private final BooleanSupplier startsAllowed;
    private final Set<Subprocess> suspended = new HashSet<>();

    /** @param startsAllowed whether the daemon still starts processes */
    Timekeeper(DeadlineQueue deadlines, BooleanSupplier startsAllowed) {
        this.deadlines = deadlines;
        this.startsAllowed = startsAllowed;
    }

    boolean startsAllowed() {
        return startsAllowed.getAsBoolean();
    }

    /**
     * Its child has ended: until it is informed, time decides nothing about it; otherwise a dead child would be called
     * RUNNING, or be killed.
     */
    void suspend(Subprocess process) {
        suspended.add(process);
        deadlines.clear(process);
    }

    /** It is about to be informed. */
    void resume(Subprocess process) {
        suspended.remove(process);
        schedule(process);
    }

    /** It is no longer ours: it is not ticked any more. */
    void forget(Subprocess process) {
        suspended.remove(process);
        deadlines.clear(process);
    }

    /** To be called whenever the state may have changed. */
    void schedule(Subprocess process) {
        Optional<Deadline> deadline =
                suspended.contains(process) ? Optional.empty() : process.state().deadline();
        deadline.ifPresentOrElse(
                when -> deadlines.set(process, when, now -> process.feed(new Tick(startsAllowed()), now)),
                () -> deadlines.clear(process));
    }
}

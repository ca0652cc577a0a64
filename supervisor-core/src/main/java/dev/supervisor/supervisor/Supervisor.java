package dev.supervisor.supervisor;

import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.time.Now;
import java.util.List;
import java.util.Optional;

/** All groups and the daemon's own state. Loop thread only. */
public final class Supervisor {

    public SupervisorStateCode state() {
        throw new IllegalStateException();
    }

    /** By priority, then in the order in which they were added. */
    public List<ProcessGroup> groups() {
        throw new IllegalStateException();
    }

    public Optional<ProcessGroup> group(String name) {
        throw new IllegalStateException();
    }

    /** Begins the orderly end: group by group, the highest priority number first. */
    public void shutDown(Now now) {
        throw new IllegalStateException();
    }

    /** Like {@link #shutDown}, but the daemon starts over afterwards. */
    public void restart(Now now) {
        throw new IllegalStateException();
    }

    /** Calls {@code answer} once, in the first turn in which the condition holds; asked again whenever a process has changed. */
    public void when(java.util.function.BooleanSupplier condition, java.util.function.Consumer<Now> answer) {
        throw new IllegalStateException();
    }
}

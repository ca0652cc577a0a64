package dev.supervisor.history;

import dev.supervisor.process.WaitStatus;
import java.util.Map;

/**
 * How often things have happened to a process since the daemon has it. Immutable.
 *
 * @param starts children that were asked for
 * @param restarts by reason; those whose reason is not known yet are not counted yet
 * @param ends of children, by how they ended
 */
public record Tally(long starts, Map<RestartReason, Long> restarts, Map<WaitStatus, Long> ends) {
    public Tally {
        restarts = Map.copyOf(restarts);
        ends = Map.copyOf(ends);
    }

    /** The sum over all reasons. */
    public long allRestarts() {
        return Math.max(0, starts - 1);
    }
}

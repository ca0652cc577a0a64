package dev.supervisor.loop;

import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.Optional;

/** One thing that a turn of a loop does. */
@FunctionalInterface
public interface Step {

    /** Does what is to be done now. */
    void run(Now now);

    /**
     * When it wants to be run again; empty: when something happens. Asked after all steps of a turn, as a later one may have left it work.
     */
    default Optional<Deadline> next(Now now) {
        return Optional.empty();
    }
}

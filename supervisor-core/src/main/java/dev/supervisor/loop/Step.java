package dev.supervisor.loop;

import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.Optional;

/** One thing that a turn of a loop does. */
@FunctionalInterface
public interface Step {

    /** Does what is to be done now and says until when it can be left alone; empty: until something happens. */
    Optional<Deadline> run(Now now);
}

package dev.supervisor.plan;

import dev.supervisor.api.state.Namespec;
import java.util.Optional;

/** All processes as they are when a plan asks. */
@FunctionalInterface
public interface Picture {

    /** Empty if there is no such process. */
    Optional<ProcessFacts> of(Namespec process);
}

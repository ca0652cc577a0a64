package dev.supervisor.relation.job;

import dev.supervisor.relation.Activities;
import dev.supervisor.relation.Graph;
import java.util.Optional;

/** All that a transaction is made from besides the request: the units, how they are, and the jobs that there are. */
public record JobSurroundings(Graph graph, Activities activities, InstalledJobs jobs) {

    /** The jobs that wait or run now. */
    @FunctionalInterface
    public interface InstalledJobs {

        /** The job of a unit, but for one that does nothing. */
        Optional<Job> of(String unit);
    }
}

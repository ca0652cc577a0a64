package dev.supervisor.relation.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.relation.Graph;
import dev.supervisor.relation.Relation;
import java.util.Collection;

/** The rule of order in the obvious way: no job begins while there is one that has to end first. */
final class OrderModel {
    private OrderModel() {}

    static void check(Job begun, Collection<Job> open, Graph graph) {
        if (begun.ignoresOrder()) {
            return;
        }
        for (Job other : open) {
            if (other.id() != begun.id() && !other.ignoresOrder() && other.type() != JobType.NOP) {
                assertThat(hasToWait(begun, other, graph))
                        .as("%s begins while there is %s", begun, other)
                        .isFalse();
            }
        }
    }

    private static boolean hasToWait(Job begun, Job other, Graph graph) {
        if (graph.has(begun.unit(), Relation.AFTER, other.unit())) {
            // The other one is up earlier: a start waits for whatever it does, a stop for nothing.
            return isStart(begun);
        }
        if (graph.has(begun.unit(), Relation.BEFORE, other.unit())) {
            return !isStart(other);
        }
        return false;
    }

    private static boolean isStart(Job job) {
        return job.type() == JobType.START || job.type() == JobType.VERIFY_ACTIVE || job.type() == JobType.RELOAD;
    }
}

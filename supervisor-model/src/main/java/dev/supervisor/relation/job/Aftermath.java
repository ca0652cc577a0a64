package dev.supervisor.relation.job;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.relation.Activities;
import dev.supervisor.relation.Bond;
import dev.supervisor.relation.Graph;
import dev.supervisor.relation.JobMode;
import dev.supervisor.relation.Node;
import dev.supervisor.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The requests that follow from a unit's relations when its state has changed. */
public final class Aftermath {
    private Aftermath() {}

    /**
     * A request that follows from what has happened to a unit.
     *
     * @param unless the words for the journal if it is refused, to which the reason is added; none if nobody minds
     */
    record Ask(String about, JobRequest request, Optional<String> unless) {
        static Ask of(String about, JobVerb verb, String unit, JobMode mode) {
            return new Ask(about, new JobRequest(verb, unit, mode, false), Optional.empty());
        }

        Ask orTell(String words) {
            return new Ask(about, request, Optional.of(words));
        }
    }

    /**
     * The first unit that this one is bound to and ordered after, and that is not active: then it cannot start, with the result
     * {@link JobResult#DEPENDENCY}. To be asked after the conditions of the unit.
     */
    public static Optional<String> missingFor(String unit, Graph graph, Activities activities) {
        return graph.others(unit, Relation.BINDS_TO).stream()
                .filter(other -> graph.has(unit, Relation.AFTER, other))
                .filter(other -> !activities.of(other).isActive())
                .findFirst();
    }

    /** For a change that no job has asked for. */
    static List<Ask> ofUnexpected(String unit, ActiveState from, ActiveState to, Graph graph, Activities activities) {
        List<Ask> asks = new ArrayList<>();
        if (from.isDown() && to.isUpOrComing()) {
            afterwards(Bond.STARTS_AFTERWARDS, JobMode.REPLACE, unit, graph, activities, asks);
            afterwards(Bond.STARTS_AFTERWARDS_IF_POSSIBLE, JobMode.FAIL, unit, graph, activities, asks);
            stopAll(Bond.STOPS_AFTERWARDS, unit, graph, activities, asks);
        } else if (from.isUpOrComing() && to.isDownOrGoing()) {
            stopAll(Bond.STOPS_WITH, unit, graph, activities, asks);
        }
        return asks;
    }

    /** Those that have to be up before the unit came too late. */
    private static void afterwards(
            Bond bond, JobMode mode, String unit, Graph graph, Activities activities, List<Ask> asks) {
        for (String other : graph.others(unit, bond)) {
            if (!graph.has(unit, Relation.AFTER, other) && !activities.of(other).isUpOrComing()) {
                asks.add(Ask.of(unit, JobVerb.START, other, mode));
            }
        }
    }

    private static void stopAll(Bond bond, String unit, Graph graph, Activities activities, List<Ask> asks) {
        for (String other : graph.others(unit, bond)) {
            if (!activities.of(other).isDownOrGoing()) {
                asks.add(Ask.of(unit, JobVerb.STOP, other, JobMode.REPLACE));
            }
        }
    }

    /** For each end that is one for good. */
    static void ofEnd(
            String unit, ActiveState from, ActiveState to, Graph graph, BiConsumer<List<Ask>, Optional<Remark>> asks) {
        if (from != to && to == ActiveState.FAILED) {
            onFailure(unit, graph, asks);
        } else if (to == ActiveState.INACTIVE
                && from != to
                && from != ActiveState.FAILED
                && from != ActiveState.MAINTENANCE) {
            Node node = graph.nodeOrNotFound(unit);
            trigger(unit, Relation.ON_SUCCESS, node.onSuccess(), graph, asks);
        }
    }

    static void onFailure(String unit, Graph graph, BiConsumer<List<Ask>, Optional<Remark>> asks) {
        trigger(unit, Relation.ON_FAILURE, graph.nodeOrNotFound(unit).onFailure(), graph, asks);
    }

    private static void trigger(
            String unit, Relation relation, JobMode mode, Graph graph, BiConsumer<List<Ask>, Optional<Remark>> asks) {
        List<String> others = graph.others(unit, relation);
        String name = relation.word() + "=";
        if (!others.isEmpty()) {
            asks.accept(
                    others.stream()
                            .map(other -> Ask.of(
                                            unit,
                                            mode == JobMode.ISOLATE ? JobVerb.ISOLATE : JobVerb.START,
                                            other,
                                            mode)
                                    .orTell("Failed to enqueue " + name + " job, ignoring: "))
                            .toList(),
                    Optional.of(Remark.of(unit, Remark.INFO, "Triggering " + name + " dependencies.")));
        }
    }
}

package dev.supervisor.relation.job;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.relation.Activities;
import dev.supervisor.relation.Bond;
import dev.supervisor.relation.Graph;
import dev.supervisor.relation.JobMode;
import dev.supervisor.relation.Relation;
import dev.supervisor.relation.Trait;
import dev.supervisor.relation.job.Aftermath.Ask;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules that hold all the time: a unit that is upheld is started again, one that nobody needs any more is stopped, and one that is
 * bound to a unit that is down is stopped. They are looked at when all else has settled, only for units near a change, and not
 * more often than 16 times in ten seconds for one unit.
 */
final class Upkeep {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int MOST = 16;

    private enum Rule {
        UNNEEDED(JobVerb.STOP, JobMode.FAIL),
        UPHELD(JobVerb.START, JobMode.FAIL),
        BOUND(JobVerb.STOP, JobMode.REPLACE);

        private final JobVerb verb;
        private final JobMode mode;

        Rule(JobVerb verb, JobMode mode) {
            this.verb = verb;
            this.mode = mode;
        }
    }

    /** How often it was done since the window began. */
    private record Rate(Deadline end, int count, boolean isTold) {}

    private final Map<Rule, Set<String>> toCheck = new EnumMap<>(Rule.class);
    private final Map<String, Rate> rates = new HashMap<>();

    Upkeep() {
        for (Rule rule : Rule.values()) {
            toCheck.put(rule, new LinkedHashSet<>());
        }
    }

    void changed(String unit, ActiveState to, Graph graph) {
        if (to.isDown()) {
            toCheck.get(Rule.UNNEEDED).addAll(graph.others(unit, Bond.NEEDS));
            toCheck.get(Rule.BOUND).addAll(graph.others(unit, Relation.BOUND_BY));
            toCheck.get(Rule.UPHELD).add(unit);
        }
        if (to.isActive()) {
            toCheck.get(Rule.UPHELD).addAll(graph.others(unit, Relation.UPHOLDS));
            toCheck.get(Rule.UNNEEDED).add(unit);
            toCheck.get(Rule.BOUND).add(unit);
        }
    }

    /** The unit has no job any more: what was left alone because of that job is looked at again. */
    void withoutJob(String unit, Graph graph) {
        toCheck.values().forEach(units -> units.add(unit));
        toCheck.get(Rule.UNNEEDED).addAll(graph.others(unit, Bond.NEEDS));
        toCheck.get(Rule.BOUND).addAll(graph.others(unit, Relation.BOUND_BY));
        toCheck.get(Rule.UPHELD).addAll(graph.others(unit, Relation.UPHOLDS));
    }

    /** When something is to be tried again that was tried too often. */
    Optional<Deadline> retryAt() {
        Optional<Deadline> earliest = Optional.empty();
        for (Rate rate : rates.values()) {
            if (rate.isTold()) {
                earliest = Deadline.earlier(earliest, Optional.of(rate.end()));
            }
        }
        return earliest;
    }

    List<Ask> due(JobSurroundings around, Now now, List<Remark> remarks) {
        rates.values().removeIf(rate -> rate.end().isDue(now));
        List<Ask> asks = new ArrayList<>();
        toCheck.forEach((rule, units) -> {
            Iterator<String> each = units.iterator();
            while (each.hasNext()) {
                String unit = each.next();
                Optional<String> reason = reason(rule, unit, around);
                if (reason.isEmpty()) {
                    each.remove();
                } else if (isRare(unit, now, "Unit " + reason.get(), remarks)) {
                    each.remove();
                    asks.add(ask(rule, unit));
                }
            }
        });
        return asks;
    }

    private static Ask ask(Rule rule, String unit) {
        return Ask.of(unit, rule.verb, unit, rule.mode)
                .orTell("Failed to enqueue " + rule.verb.word() + " job, ignoring: ");
    }

    private boolean isRare(String unit, Now now, String reason, List<Remark> remarks) {
        Rate rate = rates.getOrDefault(unit, new Rate(now.plus(WINDOW), 0, false));
        if (rate.count() < MOST) {
            rates.put(unit, new Rate(rate.end(), rate.count() + 1, false));
            return true;
        }
        if (!rate.isTold()) {
            rates.put(unit, new Rate(rate.end(), rate.count(), true));
            remarks.add(Remark.of(
                    unit, Remark.WARNING, reason + " since we tried this too often recently. Will retry later."));
        }
        return false;
    }

    /** Why something is to be done about a unit, as the beginning of the sentence that says that it is not. */
    private static Optional<String> reason(Rule rule, String unit, JobSurroundings around) {
        if (around.jobs().of(unit).isPresent()) {
            return Optional.empty();
        }
        ActiveState activity = around.activities().of(unit);
        return switch (rule) {
            case UPHELD ->
                activity.isDown()
                        ? settled(unit, Relation.UPHELD_BY, around)
                                .filter(other -> around.activities().of(other).isActive())
                                .findFirst()
                                .map(other -> "needs to be started because active unit " + other
                                        + " upholds it, but not starting")
                        : Optional.empty();
            case BOUND ->
                activity == ActiveState.ACTIVE
                        ? settled(unit, Relation.BINDS_TO, around)
                                .filter(other -> around.activities().of(other).isDown())
                                .findFirst()
                                .map(other -> "needs to be stopped because it is bound to inactive unit " + other
                                        + ", but not stopping")
                        : Optional.empty();
            case UNNEEDED ->
                activity == ActiveState.ACTIVE && isUnneeded(unit, around)
                        ? Optional.of("not needed anymore, but not stopping")
                        : Optional.empty();
        };
    }

    private static Stream<String> settled(String unit, Relation relation, JobSurroundings around) {
        return around.graph().others(unit, relation).stream()
                .filter(other -> around.jobs().of(other).isEmpty());
    }

    private static boolean isUnneeded(String unit, JobSurroundings around) {
        Activities activities = around.activities();
        Graph graph = around.graph();
        return graph.nodeOrNotFound(unit).has(Trait.STOPS_WHEN_UNNEEDED)
                && graph.others(unit, Bond.IS_NEEDED_BY).stream()
                        .allMatch(other -> around.jobs().of(other).isEmpty()
                                && activities.of(other).isDown());
    }
}

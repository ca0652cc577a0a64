package dev.supervisor.relation.job;

import dev.supervisor.relation.Relation;
import dev.supervisor.relation.job.Draft.Planned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for circles in the order in which the jobs of a draft, and those that there are already, would run; breaks each by dropping a
 * job that the request can do without.
 *
 * <p>A sweep from each job over those that come later. After a break it goes on where the path is still whole: all that has been
 * found to be free of circles stays so, as jobs only go.
 */
final class OrderCheck {

    private record Next(String unit, Relation relation) {}

    /** A job on the way from where the sweep began. */
    private static final class Step {
        private final String unit;
        private final Iterator<Next> later;

        private Step(String unit, Iterator<Next> later) {
            this.unit = unit;
            this.later = later;
        }
    }

    private final Draft draft;
    private final JobSurroundings now;
    private final boolean collectsGarbage;
    private final List<Remark> remarks;
    private final Set<String> clean = new HashSet<>();
    private final List<Step> path = new ArrayList<>();
    private final Map<String, Integer> onPath = new HashMap<>();

    /** Whether jobs have come to light that were hidden behind dropped ones. */
    private boolean startsAnew;

    OrderCheck(Draft draft, JobSurroundings now, boolean collectsGarbage, List<Remark> remarks) {
        this.draft = draft;
        this.now = now;
        this.collectsGarbage = collectsGarbage;
        this.remarks = remarks;
    }

    Optional<JobsRefused> run() {
        draft.takeAltered();
        do {
            startsAnew = false;
            for (String unit : draft.units()) {
                Optional<JobsRefused> refused = sweep(unit);
                if (refused.isPresent()) {
                    return refused;
                }
            }
        } while (startsAnew);
        return Optional.empty();
    }

    private Optional<JobsRefused> sweep(String root) {
        if (!draft.has(root) || clean.contains(root)) {
            return Optional.empty();
        }
        push(root);
        Optional<JobsRefused> refused = Optional.empty();
        while (refused.isEmpty() && !path.isEmpty()) {
            refused = step();
        }
        return refused;
    }

    private Optional<JobsRefused> step() {
        Step top = path.getLast();
        if (!top.later.hasNext()) {
            path.removeLast();
            onPath.remove(top.unit);
            clean.add(top.unit);
            return Optional.empty();
        }
        Next next = top.later.next();
        if (clean.contains(next.unit()) || !comesLater(top.unit, next)) {
            return Optional.empty();
        }
        if (!onPath.containsKey(next.unit())) {
            push(next.unit());
            return Optional.empty();
        }
        return breakCircle(next.unit());
    }

    private void push(String unit) {
        onPath.put(unit, path.size());
        List<Next> later = new ArrayList<>();
        for (Relation relation : List.of(Relation.BEFORE, Relation.AFTER)) {
            now.graph().others(unit, relation).forEach(other -> later.add(new Next(other, relation)));
        }
        path.add(new Step(unit, later.iterator()));
    }

    private boolean comesLater(String unit, Next next) {
        Optional<JobType> mine = ordered(unit);
        Optional<JobType> other = ordered(next.unit());
        return mine.isPresent() && other.isPresent() && mine.get().isFirst(next.relation(), other.get());
    }

    /** The type of a unit's job, if it has one that minds order. */
    private Optional<JobType> ordered(String unit) {
        Optional<Planned> planned = draft.latest(unit);
        if (planned.isPresent()) {
            return planned.filter(job -> !job.ignoresOrder).map(job -> job.type);
        }
        return now.jobs().of(unit).filter(job -> !job.ignoresOrder()).map(Job::type);
    }

    private String title(String unit) {
        return draft.latest(unit)
                .map(Planned::title)
                .or(() -> now.jobs().of(unit).map(Job::title))
                .orElse(unit);
    }

    private Optional<JobsRefused> breakCircle(String first) {
        Optional<String> dropped = Optional.empty();
        String what = "Found ordering cycle on ";
        for (int i = path.size() - 1; i >= onPath.get(first); i--) {
            String unit = path.get(i).unit;
            remarks.add(Remark.of(first, Remark.WARNING, what + title(unit)));
            what = "Found dependency on ";
            if (dropped.isEmpty()
                    && draft.latest(unit).filter(job -> !job.matters).isPresent()) {
                dropped = Optional.of(unit);
            }
        }
        if (dropped.isEmpty()) {
            remarks.add(Remark.of(first, Remark.ERROR, "Unable to break cycle starting with " + title(first)));
            return Optional.of(cyclic());
        }
        remarks.add(Remark.of(
                first,
                Remark.ERROR,
                "Job " + title(dropped.get()) + " deleted to break ordering cycle starting with " + title(first)));
        draft.dropUnit(dropped.get());
        if (collectsGarbage) {
            draft.collectGarbage();
        }
        if (!draft.hasAnchor()) {
            return Optional.of(cyclic());
        }
        goBack(draft.takeAltered());
        return Optional.empty();
    }

    private static JobsRefused cyclic() {
        return new JobsRefused(
                JobsRefused.Reason.ORDER_IS_CYCLIC, "Transaction order is cyclic. See system logs for details.");
    }

    private void goBack(Set<String> altered) {
        boolean isOtherJobThere = altered.stream()
                .anyMatch(unit -> draft.has(unit) || now.jobs().of(unit).isPresent());
        if (isOtherJobThere) {
            startsAnew = true;
            clean.clear();
            onPath.clear();
            path.clear();
            return;
        }
        int whole = 0;
        while (whole < path.size() && !altered.contains(path.get(whole).unit)) {
            whole++;
        }
        while (path.size() > whole) {
            onPath.remove(path.removeLast().unit);
        }
    }
}

package dev.supervisor.relation.job;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.relation.Bond;
import dev.supervisor.relation.Graph;
import dev.supervisor.relation.Loading;
import dev.supervisor.relation.Node;
import dev.supervisor.relation.Relation;
import dev.supervisor.relation.Trait;
import dev.supervisor.relation.job.Draft.Planned;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Adds a job to a draft, and all jobs that its unit's relations pull in. Depth first, without the stack of the thread. */
final class Pulling {

    /** How much a job needs another one. */
    private enum Need {
        REQUIRED,
        /** As the first, and the other one is there because of a conflict. */
        FOR_CONFLICT,
        IF_POSSIBLE,
        RELOAD_IF_POSSIBLE;

        boolean matters() {
            return this == REQUIRED || this == FOR_CONFLICT;
        }
    }

    private record Pull(JobType type, String unit, Need need) {}

    /** A job whose pulls are gone through. */
    private static final class Frame {
        private final Planned job;
        private final Iterator<Pull> pulls;
        private Pull current;

        private Frame(Planned job, List<Pull> pulls) {
            this.job = job;
            this.pulls = pulls.iterator();
        }
    }

    private final Draft draft;
    private final JobSurroundings now;
    private final boolean ignoresOrder;
    private final boolean ignoresRequirements;
    private final List<Remark> remarks;
    private final Deque<Frame> open = new ArrayDeque<>();

    Pulling(Draft draft, JobSurroundings now, boolean ignoresOrder, boolean ignoresRequirements, List<Remark> remarks) {
        this.draft = draft;
        this.now = now;
        this.ignoresOrder = ignoresOrder;
        this.ignoresRequirements = ignoresRequirements;
        this.remarks = remarks;
    }

    /** For the first job, which becomes the anchor, and for those that are pulled in by it whatever its relations. */
    Optional<JobsRefused> pull(JobType type, String unit) {
        open.clear();
        Optional<JobsRefused> refused = enter(new Pull(type, unit, Need.REQUIRED), Optional.ofNullable(draft.anchor()));
        while (refused.isEmpty() && !open.isEmpty()) {
            Frame frame = open.peek();
            if (!frame.pulls.hasNext()) {
                open.pop();
                continue;
            }
            frame.current = frame.pulls.next();
            refused = enter(frame.current, Optional.of(frame.job)).flatMap(this::unwind);
        }
        return refused;
    }

    /** A refusal ends all that require what is refused, up to a job that does not; their jobs stay in the draft. */
    private Optional<JobsRefused> unwind(JobsRefused refused) {
        while (!open.isEmpty()) {
            Pull pull = open.peek().current;
            if (!pull.need().matters()) {
                remark(pull, refused);
                return Optional.empty();
            }
            if (refused.reason() == JobsRefused.Reason.JOB_TYPE_NOT_APPLICABLE) {
                return Optional.empty();
            }
            open.pop();
        }
        return Optional.of(refused);
    }

    private void remark(Pull pull, JobsRefused refused) {
        if (pull.need() == Need.RELOAD_IF_POSSIBLE) {
            remarks.add(Remark.of(
                    pull.unit(), Remark.WARNING, "Cannot add dependency reload job, ignoring: " + refused.text()));
        } else if (!refused.reason().isExpectedOfWanted()) {
            remarks.add(
                    Remark.of(pull.unit(), Remark.WARNING, "Cannot add dependency job, ignoring: " + refused.text()));
        }
    }

    private Optional<JobsRefused> enter(Pull pull, Optional<Planned> by) {
        JobType type = pull.type();
        Node node = now.graph().nodeOrNotFound(pull.unit());
        Optional<JobsRefused> refused = byNode(type, node);
        if (refused.isPresent()) {
            return refused;
        }
        Optional<Planned> present = draft.find(pull.unit(), type);
        Planned job = present.orElseGet(() -> draft.add(pull.unit(), type));
        job.ignoresOrder |= ignoresOrder;
        by.ifPresent(parent -> draft.link(parent, job, pull.need().matters(), pull.need() == Need.FOR_CONFLICT));
        if (present.isEmpty() && !ignoresRequirements) {
            open.push(new Frame(job, pullsOf(type, pull.unit())));
        }
        return Optional.empty();
    }

    private Optional<JobsRefused> byNode(JobType type, Node node) {
        boolean isNothing = type == JobType.NOP && node.loading() == Loading.State.MASKED;
        Optional<JobsRefused> refused =
                type == JobType.STOP || isNothing ? Optional.empty() : JobsRefused.byLoading(node);
        if (refused.isEmpty() && !type.isApplicable(node, now.graph())) {
            return Optional.of(JobsRefused.notApplicable(type, node.name()));
        }
        return refused;
    }

    private List<Pull> pullsOf(JobType type, String unit) {
        List<Pull> pulls = new ArrayList<>();
        if (type == JobType.START || type == JobType.RESTART) {
            add(pulls, unit, Bond.STARTS, JobType.START, Need.REQUIRED);
            add(pulls, unit, Bond.STARTS_IF_POSSIBLE, JobType.START, Need.IF_POSSIBLE);
            add(pulls, unit, Bond.VERIFIES, JobType.VERIFY_ACTIVE, Need.REQUIRED);
            add(pulls, unit, Bond.STOPS, JobType.STOP, Need.FOR_CONFLICT);
            add(pulls, unit, Bond.STOPS_IF_POSSIBLE, JobType.STOP, Need.IF_POSSIBLE);
        }
        if (type == JobType.STOP) {
            add(pulls, unit, Bond.PROPAGATES_STOP, JobType.STOP, Need.REQUIRED);
        } else if (type == JobType.RESTART) {
            add(pulls, unit, Bond.PROPAGATES_RESTART, JobType.TRY_RESTART, Need.REQUIRED);
        } else if (type == JobType.RELOAD) {
            for (String other : now.graph().others(unit, Relation.PROPAGATES_RELOAD_TO)) {
                addUnlessNothing(pulls, other, JobType.TRY_RELOAD, Need.RELOAD_IF_POSSIBLE);
            }
        }
        return pulls;
    }

    private void add(List<Pull> pulls, String unit, Bond bond, JobType type, Need need) {
        now.graph().others(unit, bond).forEach(other -> addUnlessNothing(pulls, other, type, need));
    }

    private void addUnlessNothing(List<Pull> pulls, String other, JobType type, Need need) {
        JobType collapsed = type.collapsed(now.activities().of(other));
        if (collapsed != JobType.NOP) {
            pulls.add(new Pull(collapsed, other, need));
        }
    }

    /** Stops all that runs and is not pulled in. */
    void pullIsolation() {
        Graph graph = now.graph();
        for (Node node : graph.nodes()) {
            String unit = node.name();
            boolean isTriggeredByNeeded =
                    graph.others(unit, Relation.TRIGGERED_BY).stream().anyMatch(draft::has);
            if (!node.has(Trait.IGNORED_BY_ISOLATE) && isThere(unit) && !draft.has(unit) && !isTriggeredByNeeded) {
                pull(JobType.STOP, unit)
                        .ifPresent(refused -> remarks.add(Remark.of(
                                unit, Remark.WARNING, "Cannot add isolate job, ignoring: " + refused.text())));
            }
        }
    }

    /** Stops what would start the unit again. */
    Optional<JobsRefused> pullTriggers(String unit) {
        for (String trigger : now.graph().others(unit, Relation.TRIGGERED_BY)) {
            if (isThere(trigger) && !draft.has(trigger)) {
                Optional<JobsRefused> refused = pull(JobType.STOP, trigger);
                if (refused.isPresent()) {
                    return refused;
                }
            }
        }
        return Optional.empty();
    }

    private boolean isThere(String unit) {
        ActiveState activity = now.activities().of(unit);
        return !activity.isDown() || now.jobs().of(unit).isPresent();
    }
}

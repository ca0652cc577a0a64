package dev.supervisor.relation.job;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.relation.Graph;
import dev.supervisor.relation.JobMode;
import dev.supervisor.relation.Loading;
import dev.supervisor.relation.Node;
import dev.supervisor.relation.Trait;
import dev.supervisor.relation.job.Draft.Planned;
import dev.supervisor.relation.job.JobsRefused.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All jobs that a request leads to, one for each unit. They are installed all together or not at all.
 *
 * @param jobs the job that was asked for comes first
 */
public record Transaction(List<NewJob> jobs, JobMode mode) {
    public Transaction {
        jobs = List.copyOf(jobs);
    }

    /** A job that has no number yet. */
    public record NewJob(String unit, JobType type, boolean ignoresOrder, boolean irreversible) {}

    /** The outcome of a request. */
    public sealed interface Answer {

        /** Lines for the journal, in either case. */
        List<Remark> remarks();

        record Agreed(Transaction transaction, List<Remark> remarks) implements Answer {}

        record Refused(JobsRefused why, List<Remark> remarks) implements Answer {}
    }

    /** Takes as many steps as the units that are pulled in have relations. */
    public static Answer of(JobRequest request, JobSurroundings now) {
        List<Remark> remarks = new ArrayList<>();
        Draft draft = new Draft();
        Optional<JobsRefused> refused = byRequest(request, now).or(() -> make(draft, request, now, remarks));
        if (refused.isPresent()) {
            return new Answer.Refused(refused.get(), List.copyOf(remarks));
        }
        return new Answer.Agreed(result(draft, request.modeOfJobs()), List.copyOf(remarks));
    }

    private static Optional<JobsRefused> byRequest(JobRequest request, JobSurroundings now) {
        JobType type = type(request, now.graph());
        JobMode mode = request.modeOfJobs();
        Node node = now.graph().nodeOrNotFound(request.unit());
        if (request.byHand()) {
            boolean isUnloaded = !node.isLoaded()
                    && node.loading() != Loading.State.MASKED
                    && now.activities().of(node.name()) == ActiveState.INACTIVE;
            if (type == JobType.STOP && isUnloaded) {
                return Optional.of(new JobsRefused(Reason.NO_SUCH_UNIT, "Unit " + node.name() + " not loaded."));
            }
            if (refusesByHand(node, type, now)) {
                return Optional.of(new JobsRefused(
                        Reason.ONLY_BY_DEPENDENCY,
                        "Operation refused, unit " + node.name()
                                + " may be requested by dependency only (it is configured to refuse manual"
                                + " start/stop)."));
            }
        }
        if (mode == JobMode.ISOLATE && type != JobType.START) {
            return Optional.of(new JobsRefused(Reason.INVALID_ARGUMENTS, "Isolate is only valid for start."));
        }
        if (mode == JobMode.ISOLATE && !node.has(Trait.ALLOWS_ISOLATE)) {
            return Optional.of(new JobsRefused(Reason.NO_ISOLATION, "Operation refused, unit may not be isolated."));
        }
        if (mode == JobMode.TRIGGERING && type != JobType.STOP) {
            return Optional.of(
                    new JobsRefused(Reason.INVALID_ARGUMENTS, "--job-mode=triggering is only valid for stop."));
        }
        return Optional.empty();
    }

    private static JobType type(JobRequest request, Graph graph) {
        return request.verb().type(graph.canReload(request.unit()));
    }

    private static boolean refusesByHand(Node node, JobType type, JobSurroundings now) {
        boolean noStart = node.has(Trait.REFUSES_MANUAL_START);
        boolean noStop = node.has(Trait.REFUSES_MANUAL_STOP);
        return switch (type) {
            case START -> noStart;
            case STOP -> noStop;
            case RESTART, TRY_RESTART -> noStart || noStop;
            case RELOAD_OR_START -> noStart && type.collapsed(now.activities().of(node.name())) == JobType.START;
            case VERIFY_ACTIVE, RELOAD, NOP, TRY_RELOAD -> false;
        };
    }

    private static Optional<JobsRefused> make(
            Draft draft, JobRequest request, JobSurroundings now, List<Remark> remarks) {
        JobMode mode = request.modeOfJobs();
        boolean ignoresOrder = mode == JobMode.IGNORE_DEPENDENCIES;
        boolean ignoresRequirements = ignoresOrder || mode == JobMode.IGNORE_REQUIREMENTS;
        boolean collectsGarbage = mode != JobMode.ISOLATE;
        JobType type = type(request, now.graph()).collapsed(now.activities().of(request.unit()));
        Optional<JobsRefused> refused =
                new Pulling(draft, now, ignoresOrder, ignoresRequirements, remarks).pull(type, request.unit());
        if (refused.isPresent()) {
            return refused;
        }
        Pulling more = new Pulling(draft, now, false, false, remarks);
        if (mode == JobMode.ISOLATE) {
            more.pullIsolation();
        } else if (mode == JobMode.TRIGGERING) {
            refused = more.pullTriggers(request.unit());
        }
        Merging merging = new Merging(draft, now);
        draft.findWhatMatters();
        if (mode == JobMode.FAIL) {
            merging.minimizeImpact();
        }
        merging.dropRedundant();
        if (collectsGarbage) {
            draft.collectGarbage();
        }
        refused = refused.or(() -> told(
                        "contains an unfixable cyclic ordering dependency",
                        Remark.WARNING,
                        new OrderCheck(draft, now, collectsGarbage, remarks).run(),
                        remarks))
                .or(() -> told("contains unmergeable jobs", Remark.WARNING, merging.merge(collectsGarbage), remarks));
        if (refused.isEmpty()) {
            merging.dropRedundant();
            refused = told("contradicts existing jobs", Remark.NOTICE, destructive(draft, mode, now), remarks);
        }
        return refused;
    }

    private static Optional<JobsRefused> told(
            String what, int priority, Optional<JobsRefused> refused, List<Remark> remarks) {
        refused.ifPresent(
                why -> remarks.add(new Remark("", priority, "Requested transaction " + what + ": " + why.text())));
        return refused;
    }

    /** Why it would replace a job that must not be replaced. */
    private static Optional<JobsRefused> destructive(Draft draft, JobMode mode, JobSurroundings now) {
        for (List<Planned> jobs : draft.byUnit()) {
            Planned planned = jobs.getFirst();
            Optional<Job> installed = now.jobs()
                    .of(planned.unit)
                    .filter(job -> mode == JobMode.FAIL || job.irreversible())
                    .filter(job -> JobType.areConflicting(job.type(), planned.type));
            if (installed.isPresent()) {
                String text = "Transaction for " + draft.anchor().title() + " is destructive (" + planned.unit
                        + " has '" + installed.get().type().word() + "' job queued, but '" + planned.type.word()
                        + "' is included in transaction).";
                return Optional.of(new JobsRefused(Reason.IS_DESTRUCTIVE, text));
            }
        }
        return Optional.empty();
    }

    private static Transaction result(Draft draft, JobMode mode) {
        List<NewJob> jobs = new ArrayList<>();
        jobs.add(newJob(draft.anchor(), mode));
        for (List<Planned> ofUnit : draft.byUnit()) {
            Planned job = ofUnit.getFirst();
            if (job != draft.anchor()) {
                jobs.add(newJob(job, mode));
            }
        }
        return new Transaction(jobs, mode);
    }

    private static NewJob newJob(Planned job, JobMode mode) {
        return new NewJob(job.unit, job.type, job.ignoresOrder, mode == JobMode.REPLACE_IRREVERSIBLY);
    }
}

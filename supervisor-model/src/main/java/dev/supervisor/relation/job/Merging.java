package dev.supervisor.relation.job;

import dev.supervisor.relation.job.Draft.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one job of those that a draft has for one unit, and drops jobs for which there is no reason. */
final class Merging {
    private final Draft draft;
    private final JobSurroundings now;

    Merging(Draft draft, JobSurroundings now) {
        this.draft = draft;
        this.now = now;
    }

    /** Drops jobs that would stop a unit or reverse a job, if the request can do without them. */
    void minimizeImpact() {
        for (String unit : draft.units()) {
            for (Planned job : draft.of(unit)) {
                boolean stops =
                        job.type == JobType.STOP && now.activities().of(unit).isUpOrComing();
                if (!job.isDropped() && !job.matters && (stops || reverses(job))) {
                    draft.drop(job, true);
                }
            }
        }
    }

    /** Drops the jobs of units that are already as all of their jobs would leave them. */
    void dropRedundant() {
        for (String unit : draft.units()) {
            List<Planned> jobs = draft.of(unit);
            boolean redundant = jobs.stream()
                    .allMatch(job -> job != draft.anchor()
                            && job.type.isRedundant(now.activities().of(unit))
                            && !reverses(job));
            if (redundant) {
                jobs.forEach(job -> draft.drop(job, false));
            }
        }
    }

    private boolean reverses(Planned job) {
        return now.jobs()
                .of(job.unit)
                .filter(installed -> JobType.areConflicting(job.type, installed.type()))
                .isPresent();
    }

    /** @param collectsGarbage whether what nobody needs any more goes with a job that contradicted another one */
    Optional<JobsRefused> merge(boolean collectsGarbage) {
        // If nothing helps, the sentence names another unit than the one that was asked for, if there is one.
        List<String> units = new ArrayList<>(draft.units());
        units.remove(draft.anchor().unit);
        units.add(draft.anchor().unit);
        for (String unit : units) {
            Optional<JobType> type = Optional.empty();
            while (type.isEmpty() && draft.has(unit)) {
                type = typeOf(draft.of(unit));
                if (type.isEmpty()) {
                    Optional<Planned> less = lessNeeded(draft.of(unit));
                    if (less.isEmpty()) {
                        return Optional.of(conflicting(draft.of(unit)));
                    }
                    draft.drop(less.get(), true);
                    if (collectsGarbage) {
                        draft.collectGarbage();
                    }
                }
            }
        }
        if (!draft.hasAnchor()) {
            throw new IllegalStateException(
                    "the job that was asked for was dropped: " + draft.anchor().title());
        }
        for (String unit : draft.units()) {
            List<Planned> jobs = draft.of(unit);
            draft.merge(jobs, typeOf(jobs).orElseThrow());
        }
        return Optional.empty();
    }

    private Optional<JobType> typeOf(List<Planned> jobs) {
        Optional<JobType> type = Optional.of(jobs.getFirst().type);
        for (Planned job : jobs.subList(1, jobs.size())) {
            type = type.flatMap(before -> JobType.merged(before, job.type))
                    .map(merged -> merged.collapsed(now.activities().of(job.unit)));
        }
        return type;
    }

    /** Of two jobs that contradict each other the one to drop; none if the request needs both. */
    private static Optional<Planned> lessNeeded(List<Planned> jobs) {
        for (int i = 0; i < jobs.size(); i++) {
            for (Planned other : jobs.subList(i + 1, jobs.size())) {
                Planned one = jobs.get(i);
                if (JobType.areConflicting(one.type, other.type)) {
                    return lessNeeded(one, other);
                }
            }
        }
        return Optional.empty();
    }

    /** Rather a stop than a start, unless another job stops the unit for a conflict. */
    private static Optional<Planned> lessNeeded(Planned one, Planned other) {
        if (one.matters && other.matters) {
            return Optional.empty();
        }
        if (one.matters != other.matters) {
            return Optional.of(one.matters ? other : one);
        }
        Planned stop = one.type == JobType.STOP ? one : other;
        Planned start = stop == one ? other : one;
        return Optional.of(stop.isForConflict() ? start : stop);
    }

    private JobsRefused conflicting(List<Planned> jobs) {
        JobType type = jobs.getFirst().type;
        for (Planned job : jobs.subList(1, jobs.size())) {
            Optional<JobType> both = JobType.merged(type, job.type);
            if (both.isEmpty()) {
                return new JobsRefused(
                        JobsRefused.Reason.JOBS_CONFLICTING,
                        "Transaction contains conflicting jobs '" + type.word() + "' and '" + job.type.word()
                                + "' for " + job.unit
                                + ". Probably contradicting requirement dependencies configured.");
            }
            type = both.get().collapsed(now.activities().of(job.unit));
        }
        throw new IllegalStateException(
                "no job contradicts another one: " + jobs.getFirst().title());
    }
}

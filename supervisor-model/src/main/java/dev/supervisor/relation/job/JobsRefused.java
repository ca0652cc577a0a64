package dev.supervisor.relation.job;

import dev.supervisor.relation.Loading;
import dev.supervisor.relation.Node;
import java.util.Optional;

/**
 * Why there are no jobs.
 *
 * @param text the sentence that clients print behind "Failed to start x.service: "
 */
public record JobsRefused(Reason reason, String text) {

    /** The kinds of refusals, with the names that they have on systemd's bus: exit codes of clients go by them. */
    public enum Reason {
        NO_SUCH_UNIT("org.freedesktop.systemd1.NoSuchUnit"),
        UNIT_MASKED("org.freedesktop.systemd1.UnitMasked"),
        BAD_UNIT_SETTING("org.freedesktop.systemd1.BadUnitSetting"),
        LOAD_FAILED("org.freedesktop.systemd1.LoadFailed"),
        JOB_TYPE_NOT_APPLICABLE("org.freedesktop.systemd1.JobTypeNotApplicable"),
        ONLY_BY_DEPENDENCY("org.freedesktop.systemd1.OnlyByDependency"),
        NO_ISOLATION("org.freedesktop.systemd1.NoIsolation"),
        INVALID_ARGUMENTS("org.freedesktop.DBus.Error.InvalidArgs"),
        ORDER_IS_CYCLIC("org.freedesktop.systemd1.TransactionOrderIsCyclic"),
        JOBS_CONFLICTING("org.freedesktop.systemd1.TransactionJobsConflicting"),
        IS_DESTRUCTIVE("org.freedesktop.systemd1.TransactionIsDestructive");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Whether nobody minds if a unit that is only wanted has it. */
        boolean isExpectedOfWanted() {
            return this == UNIT_MASKED || this == JOB_TYPE_NOT_APPLICABLE || this == NO_SUCH_UNIT;
        }
    }

    /** The objection of a unit's files to any job but a stop. */
    static Optional<JobsRefused> byLoading(Node node) {
        String name = node.name();
        return switch (node.loading()) {
            case Loading.State.LOADED -> Optional.empty();
            case Loading.State.NOT_FOUND ->
                Optional.of(new JobsRefused(Reason.NO_SUCH_UNIT, "Unit " + name + " not found."));
            case Loading.State.BAD_SETTING ->
                Optional.of(new JobsRefused(Reason.BAD_UNIT_SETTING, "Unit " + name + " has a bad unit file setting."));
            case Loading.State.MASKED ->
                Optional.of(new JobsRefused(Reason.UNIT_MASKED, "Unit " + name + " is masked."));
            case Loading.Unreadable(String why) ->
                Optional.of(new JobsRefused(
                        Reason.LOAD_FAILED,
                        "Unit " + name
                                + " failed to load properly, please adjust/correct and reload service manager: "
                                + why));
        };
    }

    static JobsRefused notApplicable(JobType type, String unit) {
        return new JobsRefused(
                Reason.JOB_TYPE_NOT_APPLICABLE,
                "Job type " + type.word() + " is not applicable for unit " + unit + ".");
    }
}

package dev.supervisor.relation.job;

import java.util.Locale;

/**
 * A job that waits or runs. A unit has one at most, and one of those that do nothing.
 *
 * @param id from 1; each is used once
 * @param ignoresOrder whether it runs without waiting for others
 * @param irreversible whether no later job may replace it
 */
public record Job(int id, String unit, JobType type, Phase phase, boolean ignoresOrder, boolean irreversible) {

    /** How far it is; the word is that of {@code list-jobs}. */
    public enum Phase {
        WAITING,
        RUNNING;

        private final String word = name().toLowerCase(Locale.ROOT);

        public String word() {
            return word;
        }
    }

    Job in(Phase its) {
        return new Job(id, unit, type, its, ignoresOrder, irreversible);
    }

    Job as(JobType its) {
        return new Job(id, unit, its, phase, ignoresOrder, irreversible);
    }

    /** "web.service/start": how sentences name it. */
    public String title() {
        return unit + "/" + type.word();
    }
}

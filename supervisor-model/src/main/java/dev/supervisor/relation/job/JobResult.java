package dev.supervisor.relation.job;

import java.util.Locale;

/** The end of a job. */
public enum JobResult {
    DONE,
    /** A job that contradicts it has come, or somebody has withdrawn it. */
    CANCELED,
    /** It has taken longer than the unit lets its jobs take. */
    TIMEOUT,
    FAILED,
    /** A job that it depends on has failed. */
    DEPENDENCY,
    /** There was nothing to do for it, or a condition was not met. */
    SKIPPED,
    /** The unit was not in a state for it. */
    INVALID,
    ASSERT,
    UNSUPPORTED,
    COLLECTED,
    /** The unit can be started only once. */
    ONCE;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }
}

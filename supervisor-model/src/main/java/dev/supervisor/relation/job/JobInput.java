package dev.supervisor.relation.job;

import dev.supervisor.relation.ActiveState;

/** Something that happens to jobs. */
public sealed interface JobInput {

    /** A unit is in another state; the activities say so already. */
    record Changed(String unit, ActiveState from, ActiveState to, Circumstance circumstance) implements JobInput {}

    /** Something that a state alone does not tell. */
    enum Circumstance {
        NONE,
        /** The unit has ended, and starts again by itself: that is not its end. */
        WILL_RESTART,
        /** The unit is active again after a reload that has failed. */
        RELOAD_FAILED
    }

    /**
     * The unit has answered to {@link JobEffect.Run}, without a change of its state.
     *
     * @param didNothing whether there was nothing to do
     */
    record Ended(int job, JobResult result, boolean didNothing) implements JobInput {}

    /** The unit cannot begin now; the job waits until its state changes. */
    record NotYet(int job) implements JobInput {}

    /** The job has taken longer than the unit lets it take. */
    record TimedOut(int job) implements JobInput {}

    /** Somebody withdraws the job. */
    record Cancel(int job) implements JobInput {}
}

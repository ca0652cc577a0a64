package dev.supervisor.relation.job;

import dev.supervisor.relation.JobMode;

/**
 * A request for one unit; one for several units is several requests, in their order.
 *
 * @param byHand whether somebody asks for it, as opposed to a unit's relations; some units refuse that
 */
public record JobRequest(JobVerb verb, String unit, JobMode mode, boolean byHand) {

    /** As a client makes it. */
    public static JobRequest of(JobVerb verb, String unit) {
        return new JobRequest(verb, unit, JobMode.REPLACE, true);
    }

    public JobRequest in(JobMode how) {
        return new JobRequest(verb, unit, how, byHand);
    }

    JobMode modeOfJobs() {
        return verb.mode(mode);
    }
}

package dev.supervisor.relation.job;

/** An effect of a call: news of a job, or something to be done. To be taken in their order. */
public sealed interface JobEffect {

    /** @param merged whether there was one already, which now does this too */
    record Installed(Job job, boolean merged) implements JobEffect {}

    /**
     * To be done now. The unit starts, stops or reloads; of a restart this is the stop. It answers with a change of its state, or with
     * {@link JobInput.Ended} or {@link JobInput.NotYet} if there will be none.
     */
    record Run(Job job) implements JobEffect {}

    /** The stop of a restart is done; the same job is a start now. */
    record Turned(Job job, boolean didNothing) implements JobEffect {}

    record Finished(Job job, JobResult result, boolean didNothing) implements JobEffect {}

    record Tell(Remark remark) implements JobEffect {}
}

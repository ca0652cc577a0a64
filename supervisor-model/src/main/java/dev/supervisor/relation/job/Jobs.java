package dev.supervisor.relation.job;

import dev.supervisor.relation.Activities;
import dev.supervisor.relation.Graph;
import dev.supervisor.relation.job.Aftermath.Ask;
import dev.supervisor.relation.job.JobInput.Circumstance;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All jobs, and what requests, changes of units and the end of other jobs do to them. It does nothing itself: each call returns what
 * is to be done. It owns the jobs, so it is not immutable; it knows no clock, and the same calls give the same effects.
 */
public final class Jobs {
    private final JobQueue queue = new JobQueue();
    private final Upkeep upkeep = new Upkeep();

    /** The outcome of a request: the job that does it, or why there is none. */
    public record Requested(Optional<Job> job, Optional<JobsRefused> refused, List<JobEffect> effects) {}

    public Requested request(JobRequest request, Graph graph, Activities activities) {
        queue.follow(graph, activities);
        Transaction.Answer answer = Transaction.of(request, around(graph, activities));
        answer.remarks().forEach(queue::tell);
        return switch (answer) {
            case Transaction.Answer.Agreed(Transaction transaction, var _) -> {
                Job job = queue.install(transaction);
                settle(graph, activities);
                yield new Requested(Optional.of(job), Optional.empty(), queue.takeEffects());
            }
            case Transaction.Answer.Refused(JobsRefused why, var _) ->
                new Requested(Optional.empty(), Optional.of(why), queue.takeEffects());
        };
    }

    /** The jobs that a request would lead to, without installing them. */
    public Transaction.Answer plan(JobRequest request, Graph graph, Activities activities) {
        return Transaction.of(request, around(graph, activities));
    }

    public List<JobEffect> feed(JobInput input, Graph graph, Activities activities) {
        queue.follow(graph, activities);
        switch (input) {
            case JobInput.Changed changed -> change(changed, graph, activities);
            case JobInput.Ended(int job, JobResult result, boolean didNothing) -> queue.ended(job, result, didNothing);
            case JobInput.NotYet(int job) -> queue.notYet(job);
            case JobInput.TimedOut(int job) -> queue.timedOut(job);
            case JobInput.Cancel(int job) -> queue.cancel(job);
        }
        settle(graph, activities);
        return queue.takeEffects();
    }

    private void change(JobInput.Changed changed, Graph graph, Activities activities) {
        String unit = changed.unit();
        boolean unexpected = queue.changed(unit, changed.to(), changed.circumstance() == Circumstance.RELOAD_FAILED);
        if (unexpected) {
            queue.ask(Aftermath.ofUnexpected(unit, changed.from(), changed.to(), graph, activities), Optional.empty());
        }
        if (changed.circumstance() != Circumstance.WILL_RESTART) {
            Aftermath.ofEnd(unit, changed.from(), changed.to(), graph, queue::ask);
        }
        upkeep.changed(unit, changed.to(), graph);
    }

    /**
     * To be called when nothing else is left to do in a turn: starts what is upheld, stops what is not needed or bound to what is
     * down.
     */
    public List<JobEffect> upkeep(Graph graph, Activities activities, Now now) {
        queue.follow(graph, activities);
        List<Remark> remarks = new ArrayList<>();
        List<Ask> asks = upkeep.due(around(graph, activities), now, remarks);
        remarks.forEach(queue::tell);
        queue.ask(asks, Optional.empty());
        settle(graph, activities);
        return queue.takeEffects();
    }

    /** When {@link #upkeep} has something to do although nothing changes; after a call of it. */
    public Optional<Deadline> upkeepAt(Now now) {
        return queue.hasAsks() ? Optional.of(now.atOnce()) : upkeep.retryAt();
    }

    /**
     * Asks for what follows from the effects. What follows from that waits for the next call: units that start each other when they
     * fail would never come to an end here.
     */
    private void settle(Graph graph, Activities activities) {
        for (Ask ask : queue.takeAsks()) {
            Transaction.Answer answer = Transaction.of(ask.request(), around(graph, activities));
            answer.remarks().forEach(queue::tell);
            switch (answer) {
                case Transaction.Answer.Agreed(Transaction transaction, var _) -> queue.install(transaction);
                case Transaction.Answer.Refused(JobsRefused why, var _) ->
                    ask.unless()
                            .ifPresent(words -> queue.tell(Remark.of(ask.about(), Remark.WARNING, words + why.text())));
            }
        }
        queue.takeWithoutJob().forEach(unit -> upkeep.withoutJob(unit, graph));
    }

    private JobSurroundings around(Graph graph, Activities activities) {
        return new JobSurroundings(graph, activities, queue.table()::of);
    }

    /** In the order of their numbers. */
    public List<Job> list() {
        return queue.table().all();
    }

    public Optional<Job> of(String unit) {
        return queue.table().of(unit);
    }

    public Optional<Job> withId(int id) {
        return queue.table().withId(id);
    }

    /** The jobs that a job waits for. */
    public List<Job> waitedForBy(Job job) {
        return queue.table().before(job);
    }

    /** The jobs that wait for a job. */
    public List<Job> waitingFor(Job job) {
        return queue.table().after(job);
    }

    /** How many relations have been looked at so far. */
    long looks() {
        return queue.table().looks();
    }
}

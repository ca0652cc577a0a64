package dev.supervisor.relation.job;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.relation.Activities;
import dev.supervisor.relation.Bond;
import dev.supervisor.relation.Graph;
import dev.supervisor.relation.JobMode;
import dev.supervisor.relation.Trait;
import dev.supervisor.relation.job.Aftermath.Ask;
import dev.supervisor.relation.job.Job.Phase;
import dev.supervisor.relation.job.Transaction.NewJob;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The jobs that wait and run: which may run now, and what the end of one means for others. */
final class JobQueue {

    private record Ending(Job job, JobResult result, boolean recursive, boolean didNothing) {}

    private final JobTable table = new JobTable();
    private final Set<String> toTry = new LinkedHashSet<>();
    private final List<JobEffect> effects = new ArrayList<>();
    private final List<Ask> asks = new ArrayList<>();
    private final Set<String> without = new LinkedHashSet<>();
    private Activities activities = unit -> ActiveState.INACTIVE;

    JobTable table() {
        return table;
    }

    /** To be called before anything else that happens. */
    void follow(Graph graph, Activities now) {
        activities = now;
        if (table.follow(graph)) {
            table.all().forEach(job -> toTry.add(job.unit()));
            run();
        }
    }

    /** The effects since the last time. */
    List<JobEffect> takeEffects() {
        return taken(effects);
    }

    /** The requests that follow from the effects. */
    List<Ask> takeAsks() {
        return taken(asks);
    }

    boolean hasAsks() {
        return !asks.isEmpty();
    }

    /** The units that have lost a job since the last time. */
    List<String> takeWithoutJob() {
        return taken(without);
    }

    private static <T> List<T> taken(Collection<T> waiting) {
        List<T> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    void tell(Remark remark) {
        effects.add(new JobEffect.Tell(remark));
    }

    /** The job that was asked for, or the one that does it too. */
    Job install(Transaction transaction) {
        if (transaction.mode() == JobMode.ISOLATE || transaction.mode() == JobMode.FLUSH) {
            cancelAllBut(transaction);
        }
        Optional<Job> anchor = Optional.empty();
        for (NewJob added : transaction.jobs()) {
            Job job = install(added);
            anchor = anchor.isEmpty() ? Optional.of(job) : anchor;
        }
        run();
        return anchor.orElseThrow();
    }

    private void cancelAllBut(Transaction transaction) {
        Set<String> kept = new LinkedHashSet<>();
        transaction.jobs().forEach(job -> kept.add(job.unit()));
        for (Job job : table.all()) {
            boolean isIgnored = table.graph().nodeOrNotFound(job.unit()).has(Trait.IGNORED_BY_ISOLATE);
            if (!isIgnored && !kept.contains(job.unit())) {
                finish(job, JobResult.CANCELED, false, false);
            }
        }
    }

    private Job install(NewJob added) {
        boolean isNothing = added.type() == JobType.NOP;
        Optional<Job> there = isNothing ? table.doingNothing(added.unit()) : table.of(added.unit());
        if (there.isPresent() && JobType.areConflicting(there.get().type(), added.type())) {
            finish(there.get(), JobResult.CANCELED, false, false);
            there = Optional.empty();
        }
        Job job = there.map(present -> both(present, added))
                .orElseGet(() -> new Job(
                        table.nextId(),
                        added.unit(),
                        added.type(),
                        Phase.WAITING,
                        added.ignoresOrder(),
                        added.irreversible()));
        table.put(job);
        effects.add(new JobEffect.Installed(job, there.isPresent()));
        toTry.add(job.unit());
        return job;
    }

    /** A running job goes on if it does the new one too; a reload has to begin again, as it may have read old files. */
    private Job both(Job there, NewJob added) {
        JobType type = JobType.merged(there.type(), added.type()).orElseThrow().collapsed(activities.of(there.unit()));
        boolean goesOn = added.type() != JobType.RELOAD && there.type().includes(added.type());
        return new Job(
                there.id(),
                there.unit(),
                type,
                goesOn ? there.phase() : Phase.WAITING,
                there.ignoresOrder() || added.ignoresOrder(),
                there.irreversible() || added.irreversible());
    }

    /** Of a job that is there. */
    void ended(int id, JobResult result, boolean didNothing) {
        table.withId(id).ifPresent(job -> finish(job, result, true, didNothing));
        run();
    }

    void notYet(int id) {
        table.withId(id).ifPresent(job -> table.put(job.in(Phase.WAITING)));
    }

    void timedOut(int id) {
        table.withId(id).ifPresent(job -> {
            tell(Remark.of(job.unit(), Remark.WARNING, "Job " + job.title() + " timed out."));
            finish(job, JobResult.TIMEOUT, true, false);
        });
        run();
    }

    void cancel(int id) {
        ended(id, JobResult.CANCELED, false);
    }

    /** Whether no job has asked for this change. */
    boolean changed(String unit, ActiveState to, boolean reloadFailed) {
        Optional<Job> job = table.of(unit);
        boolean unexpected = true;
        if (job.isPresent()) {
            if (job.get().phase() == Phase.WAITING) {
                toTry.add(unit);
            }
            unexpected = byState(job.get(), to, reloadFailed);
        }
        run();
        return unexpected;
    }

    private boolean byState(Job job, ActiveState to, boolean reloadFailed) {
        boolean runs = job.phase() == Phase.RUNNING;
        Optional<JobResult> result = Optional.empty();
        boolean unexpected = false;
        switch (job.type()) {
            case START, VERIFY_ACTIVE -> {
                if (to.isActive()) {
                    result = Optional.of(JobResult.DONE);
                } else if (runs && to != ActiveState.ACTIVATING) {
                    unexpected = true;
                    result = resultOfDown(to);
                }
            }
            case RELOAD -> {
                if (runs && to == ActiveState.ACTIVE) {
                    result = Optional.of(reloadFailed ? JobResult.FAILED : JobResult.DONE);
                } else if (runs && to != ActiveState.ACTIVATING && to != ActiveState.RELOADING) {
                    unexpected = true;
                    result = resultOfDown(to);
                }
            }
            case STOP, RESTART -> {
                if (to.isDown()) {
                    result = Optional.of(JobResult.DONE);
                } else if (runs && to != ActiveState.DEACTIVATING) {
                    unexpected = true;
                    result = Optional.of(JobResult.FAILED);
                }
            }
            case NOP, TRY_RESTART, TRY_RELOAD, RELOAD_OR_START -> throw new IllegalStateException(job.toString());
        }
        result.ifPresent(how -> finish(job, how, true, false));
        return unexpected;
    }

    private static Optional<JobResult> resultOfDown(ActiveState to) {
        if (!to.isDown()) {
            return Optional.empty();
        }
        return Optional.of(to == ActiveState.FAILED ? JobResult.FAILED : JobResult.DONE);
    }

    private void finish(Job first, JobResult how, boolean recursive, boolean didNothing) {
        Deque<Ending> endings = new ArrayDeque<>();
        endings.add(new Ending(first, how, recursive, didNothing));
        while (!endings.isEmpty()) {
            Ending ending = endings.remove();
            Job job = ending.job();
            if (table.withId(job.id()).isEmpty()) {
                continue;
            }
            if (ending.result() == JobResult.DONE && job.type() == JobType.RESTART) {
                turn(job, ending.didNothing());
                continue;
            }
            table.remove(job);
            without.add(job.unit());
            effects.add(new JobEffect.Finished(job, ending.result(), ending.didNothing()));
            failDependents(ending, endings);
            if (ending.result() == JobResult.TIMEOUT || ending.result() == JobResult.DEPENDENCY) {
                tell(Remark.of(
                        job.unit(),
                        Remark.NOTICE,
                        "Job " + job.title() + " failed with result '"
                                + ending.result().word() + "'."));
                Aftermath.onFailure(job.unit(), table.graph(), this::ask);
            }
            toTry.addAll(table.around(job.unit()));
        }
    }

    private void turn(Job job, boolean didNothing) {
        Job start = job.as(JobType.START).in(Phase.WAITING);
        table.put(start);
        effects.add(new JobEffect.Turned(start, didNothing));
        toTry.add(job.unit());
        toTry.addAll(table.around(job.unit()));
    }

    private void failDependents(Ending ending, Deque<Ending> endings) {
        JobType type = ending.job().type();
        String unit = ending.job().unit();
        boolean isDone = ending.result() == JobResult.DONE;
        if (!isDone && ending.recursive()) {
            if (type == JobType.START || type == JobType.VERIFY_ACTIVE) {
                fail(unit, Bond.PROPAGATES_START_FAILURE, endings);
            } else if (type == JobType.STOP) {
                fail(unit, Bond.PROPAGATES_STOP_FAILURE, endings);
            }
        }
        boolean leavesActive = type == JobType.START || type == JobType.RELOAD;
        if (isDone && leavesActive && !activities.of(unit).isActive()) {
            fail(unit, Bond.PROPAGATES_INACTIVE_START, endings);
        }
    }

    private void fail(String unit, Bond bond, Deque<Ending> endings) {
        for (String other : table.graph().others(unit, bond)) {
            table.of(other)
                    .filter(job -> job.type() == JobType.START || job.type() == JobType.VERIFY_ACTIVE)
                    .ifPresent(job -> endings.add(new Ending(job, JobResult.DEPENDENCY, true, false)));
        }
    }

    void ask(List<Ask> more, Optional<Remark> remark) {
        remark.ifPresent(this::tell);
        asks.addAll(more);
    }

    /** Begins all that waits for nothing. */
    private void run() {
        while (!toTry.isEmpty()) {
            String unit = toTry.iterator().next();
            toTry.remove(unit);
            table.doingNothing(unit).ifPresent(job -> finish(job, JobResult.DONE, true, true));
            table.of(unit)
                    .filter(job -> job.phase() == Phase.WAITING && table.mayRun(job))
                    .ifPresent(this::begin);
        }
    }

    private void begin(Job job) {
        ActiveState activity = activities.of(job.unit());
        boolean isThere = job.type() != JobType.RELOAD && job.type().isRedundant(activity)
                || job.type() == JobType.RESTART && activity.isDown();
        if (isThere) {
            finish(job, JobResult.DONE, true, true);
            return;
        }
        switch (job.type()) {
            case VERIFY_ACTIVE -> {
                if (activity != ActiveState.ACTIVATING) {
                    finish(job, JobResult.SKIPPED, true, false);
                }
            }
            case START -> {
                if (activity != ActiveState.MAINTENANCE) {
                    beginRun(job);
                }
            }
            case STOP, RESTART -> beginRun(job);
            case RELOAD -> {
                if (activity == ActiveState.ACTIVE) {
                    beginRun(job);
                } else if (activity != ActiveState.RELOADING) {
                    tell(Remark.of(job.unit(), Remark.WARNING, "Unit cannot be reloaded because it is inactive."));
                    finish(job, JobResult.INVALID, true, false);
                }
            }
            case NOP, TRY_RESTART, TRY_RELOAD, RELOAD_OR_START -> throw new IllegalStateException(job.toString());
        }
    }

    private void beginRun(Job job) {
        Job running = job.in(Phase.RUNNING);
        table.put(running);
        effects.add(new JobEffect.Run(running));
    }
}

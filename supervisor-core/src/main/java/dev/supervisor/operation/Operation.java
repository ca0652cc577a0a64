package dev.supervisor.operation;

import dev.supervisor.plan.Picture;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.PlanProgress;
import dev.supervisor.plan.PlanStanding;
import dev.supervisor.plan.Task;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;

/** One plan that is carried out for somebody. Loop thread only. */
public final class Operation {
    private final long id;
    private final Asker asker;
    private final Plan plan;
    private final boolean lastsUntilDown; // asked for each task, and a plan may have a stage for each process
    private final GroupDeeds groups;
    private final Watch watch;
    private final Now begun;
    private final List<Settled> settled = new ArrayList<>();
    private final SequencedSet<Task> open = new LinkedHashSet<>();
    private final CompletableFuture<List<Settled>> end = new CompletableFuture<>();
    PlanProgress progress = PlanProgress.NONE;

    Operation(long id, Asker asker, Plan plan, GroupDeeds groups, Watch watch, Now begun) {
        this.id = id;
        this.asker = asker;
        this.plan = plan;
        this.lastsUntilDown = plan.lastsUntilDown();
        this.groups = groups;
        this.watch = watch;
        this.begun = begun;
    }

    /** Learns how it goes on, at once. */
    interface Watch {
        /** Nobody does. */
        Watch NOBODY = new Watch() {};

        /** All that was to be done now has begun. */
        default void begun(Operation operation, Now now) {}

        /** A task has ended. */
        default void settled(Settled task) {}

        /** All is done that is to be done. */
        default void over() {}
    }

    /**
     * A task that has ended.
     *
     * @param atOnce whether it did so when it was begun
     */
    public record Settled(Task task, Ended ended, boolean atOnce) {}

    /** Different from those of all others since the daemon began. */
    public long id() {
        return id;
    }

    public Asker asker() {
        return asker;
    }

    /** When. */
    public Now begun() {
        return begun;
    }

    public Plan plan() {
        return plan;
    }

    /** As {@link Plan#lastsUntilDown}. */
    boolean lastsUntilDown() {
        return lastsUntilDown;
    }

    /** Completed with all tasks that have ended, in the order of their ends, when all is done that is to be done; fails if we have made a mistake. */
    public CompletableFuture<List<Settled>> end() {
        return end;
    }

    /** The same for a plan of one task, which is done whatever it finds. */
    public CompletableFuture<Ended> endOfOne() {
        return end.thenApply(all -> all.getFirst().ended());
    }

    GroupDeeds groups() {
        return groups;
    }

    /** A task goes on when it has been begun. */
    void waitFor(Task task) {
        open.add(task);
    }

    void settle(Task task, Ended ended, boolean atOnce) {
        if (!atOnce) {
            open.remove(task);
        }
        Settled one = new Settled(task, ended, atOnce);
        settled.add(one);
        progress = progress.ended(ended.failure().isPresent());
        watch.settled(one);
    }

    /** Why it could not be done: the first failure, in the order of the plan, of those that it did not go on after; empty if it was. */
    Optional<Settled> obstacle() {
        List<Settled> failures = settled.stream()
                .filter(one -> one.ended().failure().isPresent())
                .toList();
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        return plan.stages().stream()
                .filter(stage -> !stage.mayFail())
                .flatMap(stage -> stage.tasks().stream())
                .flatMap(task ->
                        failures.stream().filter(one -> one.task().equals(task)).limit(1))
                .findFirst();
    }

    /** How far it has come. */
    PlanStanding standing(Picture picture) {
        return PlanStanding.of(plan, progress, open, picture);
    }

    void tellBegun(Now now) {
        watch.begun(this, now);
    }

    void over() {
        watch.over();
        end.complete(List.copyOf(settled));
    }

    void broken(Throwable bug) {
        end.completeExceptionally(bug);
    }
}

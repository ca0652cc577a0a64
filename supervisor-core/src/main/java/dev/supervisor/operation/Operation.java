package dev.supervisor.operation;

import dev.supervisor.plan.Plan;
import dev.supervisor.plan.PlanProgress;
import dev.supervisor.plan.Stage;
import dev.supervisor.plan.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One plan that is carried out for somebody. Loop thread only. */
public final class Operation {
    private final long id;
    private final Asker asker;
    private final Plan plan;
    private final GroupDeeds groups;
    private final Consumer<Settled> watcher;
    private final SequencedSet<Task> open = new LinkedHashSet<>();
    private final List<Settled> settled = new ArrayList<>();
    private final CompletableFuture<List<Settled>> end = new CompletableFuture<>();
    PlanProgress progress = PlanProgress.NONE;

    /** @param watcher learns of each task that has ended, at once */
    Operation(long id, Asker asker, Plan plan, GroupDeeds groups, Consumer<Settled> watcher) {
        this.id = id;
        this.asker = asker;
        this.plan = plan;
        this.groups = groups;
        this.watcher = watcher;
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

    public Plan plan() {
        return plan;
    }

    /** The tasks that have begun and not ended, in the order of their beginnings. */
    public SequencedSet<Task> open() {
        return Collections.unmodifiableSequencedSet(open);
    }

    /** The tasks that have ended, in the order of their ends. */
    public List<Settled> settled() {
        return Collections.unmodifiableList(settled);
    }

    /** Completed with {@link #settled} when all is done that is to be done; fails if we have made a mistake. */
    public CompletableFuture<List<Settled>> end() {
        return end;
    }

    GroupDeeds groups() {
        return groups;
    }

    void begun(Task task) {
        open.add(task);
    }

    void settle(Task task, Ended ended, boolean atOnce) {
        Settled one = new Settled(task, ended, atOnce);
        open.remove(task);
        settled.add(one);
        progress = progress.ended(ended.failure().isPresent());
        watcher.accept(one);
    }

    /** Why it could not be done: the first failure, in the order of the plan, of those that it did not go on after; empty if it was. */
    Optional<Settled> obstacle() {
        for (Stage stage : plan.stages()) {
            for (Task task : stage.mayFail() ? List.<Task>of() : stage.tasks()) {
                Optional<Settled> failed = settled.stream()
                        .filter(one -> one.task().equals(task))
                        .filter(one -> one.ended().failure().isPresent())
                        .findFirst();
                if (failed.isPresent()) {
                    return failed;
                }
            }
        }
        return Optional.empty();
    }

    void over() {
        end.complete(List.copyOf(settled));
    }

    void broken(Throwable bug) {
        end.completeExceptionally(bug);
    }
}

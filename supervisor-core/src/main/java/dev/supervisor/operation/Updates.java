package dev.supervisor.operation;

import dev.supervisor.change.GroupChange;
import dev.supervisor.plan.Failure;
import dev.supervisor.plan.GroupPlan;
import dev.supervisor.plan.Member;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.Task;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** From what runs to what the configuration says: groups one after the other, as by supervisorctl. Loop thread only. */
public final class Updates {
    private final Operations operations;
    private final Supervisor supervisor;
    private final ProcessLookup processes;

    public Updates(Operations operations, Supervisor supervisor) {
        this.operations = operations;
        this.supervisor = supervisor;
        this.processes = new ProcessLookup(supervisor);
    }

    /**
     * The outcome for one group.
     *
     * @param plan as it was made
     * @param obstacle why it failed; empty if it did not
     */
    public record GroupEnd(GroupPlan plan, Optional<Obstacle> obstacle) {}

    /**
     * Why a group is not as the configuration has it.
     *
     * @param task what could not be done
     */
    public record Obstacle(Task task, Failure failure) {}

    /**
     * How what runs differs from these groups.
     *
     * @param asked names of groups; empty for all
     */
    public List<GroupChange> changes(List<GroupSpec> wanted, Set<String> asked) {
        return GroupChange.between(supervisor.groupSpecs(), wanted).stream()
                .filter(change -> asked.isEmpty() || asked.contains(change.group()))
                .toList();
    }

    /** The plan for a group as it is now. */
    public GroupPlan plan(GroupChange change, List<GroupSpec> wanted) {
        return GroupPlan.of(change, wanted, processes.picture());
    }

    /**
     * Lets groups be as the configuration has them. What fails in one keeps no other from it.
     *
     * @param minimal restart only processes that have to be
     */
    public CompletableFuture<List<GroupEnd>> carryOut(
            List<GroupChange> changes, List<GroupSpec> wanted, boolean minimal, Asker asker, Now now) {
        Update update = new Update(changes, wanted, minimal, asker);
        update.goOn(now);
        return update.end;
    }

    private final class Update {
        private final List<GroupChange> changes;
        private final List<GroupSpec> wanted;
        private final boolean minimal;
        private final Asker asker;
        private final List<GroupEnd> done = new ArrayList<>();
        private final CompletableFuture<List<GroupEnd>> end = new CompletableFuture<>();

        Update(List<GroupChange> changes, List<GroupSpec> wanted, boolean minimal, Asker asker) {
            this.changes = changes;
            this.wanted = wanted;
            this.minimal = minimal;
            this.asker = asker;
        }

        void goOn(Now now) {
            if (done.size() == changes.size()) {
                end.complete(List.copyOf(done));
                return;
            }
            GroupPlan group = plan(changes.get(done.size()), wanted);
            Operation operation = operations.begin(asker, planFor(group), now);
            operation.end().whenComplete((_, bug) -> {
                if (bug == null) {
                    done.add(new GroupEnd(group, obstacle(operation)));
                    operations.later(this::goOn);
                } else {
                    end.completeExceptionally(bug);
                }
            });
        }

        private Plan planFor(GroupPlan group) {
            List<Member> members = processes.ofGroup(group.change().group()).orElse(List.of()).stream()
                    .map(processes::member)
                    .toList();
            return minimal
                    ? group.minimal(members, supervisor.stopsInOrder())
                    : group.whole(members, supervisor.stopsInOrder());
        }

        private static Optional<Obstacle> obstacle(Operation operation) {
            return operation
                    .obstacle()
                    .map(settled -> new Obstacle(
                            settled.task(), settled.ended().failure().orElseThrow()));
        }
    }
}

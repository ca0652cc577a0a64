package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.operation.Asker;
import dev.supervisor.operation.Updates;
import dev.supervisor.operation.Updates.GroupEnd;
import dev.supervisor.operation.Updates.Obstacle;
import dev.supervisor.plan.Task.ToGroup;
import dev.supervisor.plan.Task.ToProcess;
import dev.supervisor.rest.view.GroupPlanView;
import dev.supervisor.rest.view.GroupUpdateView;
import dev.supervisor.rest.view.UpdatePlanView;
import dev.supervisor.rest.view.UpdateView;
import dev.supervisor.rpc.Faults;
import dev.supervisor.spec.GroupSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Answers what {@link UpdateApi} declares. Loop thread only. */
final class UpdateEndpoints implements UpdateApi {
    private final Daemon daemon;
    private final Updates updates;
    private final Turns turns;

    UpdateEndpoints(Daemon daemon, Updates updates, Turns turns) {
        this.daemon = daemon;
        this.updates = updates;
        this.turns = turns;
    }

    @Override
    public Reply<UpdatePlanView> updatePlan(String groups) {
        return new Reply<>(Faults.told(daemon.configuration().preview())
                .thenCompose(wanted -> known(groups, wanted))
                .thenApply(wanted -> new UpdatePlanView(updates.changes(wanted, asked(groups)).stream()
                        .map(change -> GroupPlanView.of(updates.plan(change, wanted)))
                        .toList())));
    }

    @Override
    public Reply<UpdateView> update(String groups, boolean minimal) {
        return new Reply<>(Faults.told(daemon.configuration().readAgain())
                .thenCompose(wanted -> known(groups, wanted))
                .thenCompose(wanted -> turns.next()
                        .thenCompose(now -> updates.carryOut(
                                updates.changes(wanted, asked(groups)), wanted, minimal, Asker.JSON_API, now)))
                .thenApply(ends ->
                        new UpdateView(ends.stream().map(UpdateEndpoints::view).toList())));
    }

    private static Set<String> asked(String groups) {
        return groups.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(groups.split(",")));
    }

    /** Fails with BAD_NAME if one of the groups that are asked for neither runs nor is configured. */
    private CompletableFuture<List<GroupSpec>> known(String groups, List<GroupSpec> wanted) {
        List<GroupSpec> running = daemon.supervisor().groupSpecs();
        for (String group : asked(groups)) {
            if (Stream.concat(running.stream(), wanted.stream())
                    .noneMatch(spec -> spec.name().equals(group))) {
                return CompletableFuture.failedFuture(new RpcFault(Fault.BAD_NAME, group));
            }
        }
        return CompletableFuture.completedFuture(wanted);
    }

    private static GroupUpdateView view(GroupEnd end) {
        return new GroupUpdateView(GroupPlanView.of(end.plan()), end.obstacle().map(UpdateEndpoints::sentence));
    }

    private static String sentence(Obstacle obstacle) {
        String name =
                switch (obstacle.task()) {
                    case ToProcess(var process, var _, var _) -> process.group() + ":" + process.process();
                    case ToGroup(String group, var _, var _) -> group;
                };
        return Faults.of(obstacle.failure(), name).getMessage();
    }
}

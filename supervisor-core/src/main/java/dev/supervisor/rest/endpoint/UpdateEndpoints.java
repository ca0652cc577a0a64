package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.config.GroupChange;
import dev.supervisor.config.GroupSpec;
import dev.supervisor.rest.view.GroupPlanView;
import dev.supervisor.rest.view.GroupUpdateView;
import dev.supervisor.rest.view.UpdatePlanView;
import dev.supervisor.rest.view.UpdateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Answers what {@link UpdateApi} declares. Groups are updated one after the other, as by supervisorctl. Loop thread only. */
final class UpdateEndpoints implements UpdateApi {
    private final Daemon daemon;
    private final Turns turns;

    UpdateEndpoints(Daemon daemon, Turns turns) {
        this.daemon = daemon;
        this.turns = turns;
    }

    @Override
    public Reply<UpdatePlanView> updatePlan(String groups) {
        return new Reply<>(daemon.configuration().preview().thenCompose(wanted -> changes(groups, wanted)
                .thenApply(changes -> {
                    Plans plans = new Plans(daemon.supervisor(), wanted);
                    return new UpdatePlanView(changes.stream().map(plans::plan).toList());
                })));
    }

    @Override
    public Reply<UpdateView> update(String groups, boolean minimal) {
        return new Reply<>(daemon.configuration().readAgain().thenCompose(wanted -> changes(groups, wanted)
                .thenCompose(changes -> each(changes, wanted, minimal, new ArrayList<>()))));
    }

    /** The plans of the requested groups; fails with BAD_NAME if one of them neither runs nor is configured. */
    private CompletableFuture<List<GroupChange>> changes(String groups, List<GroupSpec> wanted) {
        List<GroupSpec> running = daemon.supervisor().groupSpecs();
        List<String> asked = groups.isEmpty() ? List.of() : List.of(groups.split(","));
        for (String group : asked) {
            if (Stream.concat(running.stream(), wanted.stream())
                    .noneMatch(spec -> spec.name().equals(group))) {
                return CompletableFuture.failedFuture(new RpcFault(Fault.BAD_NAME, group));
            }
        }
        return CompletableFuture.completedFuture(GroupChange.between(running, wanted).stream()
                .filter(change -> asked.isEmpty() || asked.contains(change.group()))
                .toList());
    }

    private CompletableFuture<UpdateView> each(
            List<GroupChange> changes, List<GroupSpec> wanted, boolean minimal, List<GroupUpdateView> done) {
        if (done.size() == changes.size()) {
            return CompletableFuture.completedFuture(new UpdateView(List.copyOf(done)));
        }
        GroupChange change = changes.get(done.size());
        GroupPlanView plan = new Plans(daemon.supervisor(), wanted).plan(change);
        GroupUpdate update = new GroupUpdate(daemon, turns, change);
        return (minimal ? update.minimal(plan, wanted) : update.whole())
                .handle((_, failure) -> Optional.ofNullable(failure).map(UpdateEndpoints::sentence))
                .thenCompose(error -> turns.next().thenCompose(_ -> {
                    done.add(new GroupUpdateView(plan, error));
                    return each(changes, wanted, minimal, done);
                }));
    }

    private static String sentence(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> sentence(wrapped.getCause());
            case RpcFault refused -> refused.getMessage();
            default -> throw new CompletionException(failure);
        };
    }
}

package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.operation.Asker;
import dev.supervisor.operation.Restarts;
import dev.supervisor.picture.GroupPicture;
import dev.supervisor.rest.view.GroupView;
import dev.supervisor.rest.view.GroupsView;
import dev.supervisor.rest.view.ProcessView;
import dev.supervisor.rest.view.ResultView;
import dev.supervisor.rest.view.ResultsView;
import dev.supervisor.rpc.Faults;
import dev.supervisor.rpc.ProcessNames;
import dev.supervisor.rpc.SupervisorCalls;
import dev.supervisor.spec.GroupKind;
import dev.supervisor.spec.ListenerPoolSpec;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.time.Now;
import java.util.Comparator;
import java.util.List;

/** Answers what {@link GroupApi} declares, for one request. Loop thread only. */
final class GroupEndpoints implements GroupApi {
    private final Daemon daemon;
    private final Restarts restarts;
    private final Now now;
    private final SupervisorCalls calls;

    GroupEndpoints(Daemon daemon, Restarts restarts, Now now) {
        this.daemon = daemon;
        this.restarts = restarts;
        this.now = now;
        this.calls = daemon.calls(now);
    }

    @Override
    public Reply<GroupsView> groups() {
        return Reply.now(new GroupsView(daemon.supervisor().picture().groups().stream()
                .sorted(Comparator.comparing(group -> group.spec().name()))
                .map(this::view)
                .toList()));
    }

    @Override
    public Reply<GroupView> group(String group) throws RpcFault {
        return Reply.now(daemon.supervisor().picture().groups().stream()
                .filter(picture -> picture.spec().name().equals(group))
                .findFirst()
                .map(this::view)
                .orElseThrow(() -> new RpcFault(Fault.BAD_NAME, group)));
    }

    @Override
    public Reply<ResultsView> startGroup(String group, boolean wait) throws RpcFault {
        return results(calls.startProcessGroup(group, wait));
    }

    @Override
    public Reply<ResultsView> stopGroup(String group, boolean wait) throws RpcFault {
        return results(calls.stopProcessGroup(group, wait));
    }

    @Override
    public Reply<ResultsView> restartGroup(String group, boolean wait) throws RpcFault {
        return results(new Reply<>(
                restarts.ofAll(new ProcessNames(daemon.supervisor()).ofGroup(group), wait, Asker.JSON_API, now)
                        .thenApply(ends -> ends.entrySet().stream()
                                .map(end -> Faults.result(end.getKey(), end.getValue()))
                                .toList())));
    }

    @Override
    public Reply<ResultsView> signalGroup(String group, String signal) throws RpcFault {
        return results(calls.signalProcessGroup(group, signal));
    }

    private static Reply<ResultsView> results(Reply<List<ProcessResult>> call) {
        return new Reply<>(call.future()
                .thenApply(results ->
                        new ResultsView(results.stream().map(ResultView::of).toList())));
    }

    private GroupView view(GroupPicture group) {
        return new GroupView(
                group.spec().name(),
                group.spec().priority(),
                kind(group.spec().kind()),
                group.processes().stream()
                        .sorted(Comparator.comparing(process -> process.name().process()))
                        .map(process ->
                                ProcessView.of(process, now, daemon.identity().zone()))
                        .toList());
    }

    private static String kind(GroupKind kind) {
        return switch (kind) {
            case GroupKind.Plain _ -> "program";
            case ListenerPoolSpec _ -> "eventlistener";
            case SharedSocketSpec _ -> "fcgi-program";
        };
    }
}

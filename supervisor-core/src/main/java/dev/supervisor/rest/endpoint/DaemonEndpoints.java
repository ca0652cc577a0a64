package dev.supervisor.rest.endpoint;

import dev.supervisor.api.json.JsonWriter;
import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.Versions;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.operation.Operation;
import dev.supervisor.rest.Description;
import dev.supervisor.rest.view.DoneView;
import dev.supervisor.rest.view.OperationsView;
import dev.supervisor.rest.view.OperationsView.OperationView;
import dev.supervisor.rest.view.PlainText;
import dev.supervisor.rest.view.Seconds;
import dev.supervisor.rest.view.SupervisorView;
import dev.supervisor.time.Now;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Answers what {@link DaemonApi} declares, for one request. Loop thread only. */
final class DaemonEndpoints implements DaemonApi {
    private static final int API_VERSION = 1;

    private final Daemon daemon;
    private final Now now;

    DaemonEndpoints(Daemon daemon, Now now) {
        this.daemon = daemon;
        this.now = now;
    }

    @Override
    public Reply<SupervisorView> supervisor() {
        return Reply.now(new SupervisorView(
                daemon.identity().identifier(),
                Versions.ours(),
                Versions.SUPERVISOR,
                API_VERSION,
                daemon.identity().pid().number(),
                daemon.supervisor().state().name(),
                daemon.startedAt().wall(),
                Seconds.of(now.since(daemon.startedAt())),
                daemon.mainLog().path(),
                inStates(),
                Seconds.of(daemon.supervisor().longestTurn())));
    }

    private Map<String, Long> inStates() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (ProcessStateCode state : ProcessStateCode.values()) {
            counts.put(state.name(), 0L);
        }
        daemon.supervisor().groups().stream()
                .flatMap(group -> group.processes().stream())
                .forEach(process -> counts.merge(process.state().code().name(), 1L, Long::sum));
        return counts;
    }

    @Override
    public Reply<DoneView> shutdown() {
        return done(daemon.calls(now).shutdown());
    }

    @Override
    public Reply<DoneView> restart() {
        return done(daemon.calls(now).restart());
    }

    @Override
    public Reply<OperationsView> operations() {
        return Reply.now(new OperationsView(
                daemon.operations().running().stream().map(this::view).toList()));
    }

    private OperationView view(Operation operation) {
        return OperationView.of(
                operation.id(),
                operation.asker().name().toLowerCase(Locale.ROOT),
                operation.begun(),
                daemon.operations().standing(operation));
    }

    @Override
    public Reply<PlainText> openApi() {
        return Reply.now(
                new PlainText("application/json", JsonWriter.indented(Description.openApi(Rest.DECLARED)) + "\n"));
    }

    /** The answer once a call has come to its end. */
    static Reply<DoneView> done(Reply<?> call) {
        return new Reply<>(call.future().thenApply(_ -> new DoneView(true)));
    }
}

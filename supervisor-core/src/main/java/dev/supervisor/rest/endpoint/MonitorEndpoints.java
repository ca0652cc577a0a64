package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.Versions;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.history.Run;
import dev.supervisor.metrics.DaemonFigures;
import dev.supervisor.metrics.Exposition;
import dev.supervisor.metrics.MetricsPage;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.picture.ProcessPicture;
import dev.supervisor.plan.DaemonReadiness;
import dev.supervisor.rest.view.HealthView;
import dev.supervisor.rest.view.PlainText;
import dev.supervisor.rest.view.ReadinessView;
import dev.supervisor.rest.view.ReadinessView.WaitedForView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;

/** Answers what {@link MonitorApi} declares. Loop thread only; the page is made by the worker. */
final class MonitorEndpoints implements MonitorApi {
    private final Daemon daemon;
    private final Machine machine;

    MonitorEndpoints(Daemon daemon, Machine machine) {
        this.daemon = daemon;
        this.machine = machine;
    }

    @Override
    public Reply<PlainText> metrics() {
        DaemonFigures figures = figures();
        List<ProcessPicture> processes = daemon.supervisor().picture().byName();
        Map<Namespec, OutputFigures> written = daemon.supervisor().written();
        return new Reply<>(CompletableFuture.supplyAsync(
                () -> new PlainText(
                        Exposition.CONTENT_TYPE,
                        new MetricsPage(figures, processes, written, machine.processes()).text()),
                machine.worker()));
    }

    @Override
    public Reply<HealthView> health() {
        return Reply.now(new HealthView(true));
    }

    @Override
    public Reply<ReadinessView> readiness() {
        List<WaitedForView> waitedFor = daemon.supervisor().picture().byName(MonitorEndpoints::isWaitedFor).stream()
                .map(process -> new WaitedForView(
                        process.name().toString(), process.state().code().name()))
                .toList();
        boolean ready = waitedFor.isEmpty() && daemon.supervisor().state().allowsStarts();
        return Reply.now(new ReadinessView(ready, daemon.supervisor().state().name(), waitedFor));
    }

    private static boolean isWaitedFor(ProcessPicture process) {
        return DaemonReadiness.isWaitedFor(
                process.spec().start().autostart(),
                process.state().code(),
                process.history().lastStart().isPresent(),
                process.past().lastEnd().map(Run.End::manner));
    }

    private DaemonFigures figures() {
        SequencedMap<String, String> labels = new LinkedHashMap<>();
        labels.put("identifier", daemon.identity().identifier());
        labels.put("version", Versions.ours());
        labels.put("supervisor_version", Versions.SUPERVISOR);
        return new DaemonFigures(
                labels,
                daemon.identity().pid().number(),
                daemon.startedAt().wall(),
                daemon.supervisor().longestTurn(),
                daemon.failedLogins().getAsLong(),
                daemon.supervisor().pools().stream()
                        .map(pool -> new DaemonFigures.Pool(pool.name(), pool.waiting(), pool.dropped()))
                        .toList());
    }
}

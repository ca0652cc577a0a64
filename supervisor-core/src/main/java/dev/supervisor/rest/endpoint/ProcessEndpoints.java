package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.change.EffectiveOption;
import dev.supervisor.logfile.LogCursor;
import dev.supervisor.operation.Asker;
import dev.supervisor.operation.Ended;
import dev.supervisor.operation.Restarts;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.picture.ProcessPicture;
import dev.supervisor.rest.view.DoneView;
import dev.supervisor.rest.view.HistoryView;
import dev.supervisor.rest.view.LogTextView;
import dev.supervisor.rest.view.OptionView;
import dev.supervisor.rest.view.ProcessConfigView;
import dev.supervisor.rest.view.ProcessDetailView;
import dev.supervisor.rest.view.ProcessView;
import dev.supervisor.rest.view.ProcessesView;
import dev.supervisor.rpc.Faults;
import dev.supervisor.rpc.ProcessNames;
import dev.supervisor.rpc.SupervisorCalls;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Now;
import dev.supervisor.usage.ProcessTrees;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers what {@link ProcessApi} declares, for one request. What is done to a process is what XML-RPC does, with its checks and faults. Loop
 * thread only; what may block is done by the worker.
 */
final class ProcessEndpoints implements ProcessApi {
    private final Daemon daemon;
    private final Machine machine;
    private final Turns turns;
    private final Restarts restarts;
    private final Now now;
    private final SupervisorCalls calls;
    private final ProcessNames names;

    ProcessEndpoints(Daemon daemon, Machine machine, Turns turns, Restarts restarts, Now now) {
        this.daemon = daemon;
        this.machine = machine;
        this.turns = turns;
        this.restarts = restarts;
        this.now = now;
        this.calls = daemon.calls(now);
        this.names = new ProcessNames(daemon.supervisor());
    }

    @Override
    public Reply<ProcessesView> processes(boolean usage) {
        List<ProcessPicture> pictures = daemon.supervisor().picture().byName();
        if (!usage) {
            return Reply.now(new ProcessesView(
                    now.wall(),
                    pictures.stream().map(process -> view(process, now)).toList()));
        }
        return new Reply<>(CompletableFuture.supplyAsync(
                () -> {
                    ProcessTrees trees = new ProcessTrees(machine.processes().entries());
                    return new ProcessesView(
                            now.wall(),
                            pictures.stream()
                                    .map(process -> view(process, now).with(trees))
                                    .toList());
                },
                machine.worker()));
    }

    @Override
    public Reply<ProcessDetailView> process(String name) throws RpcFault {
        Subprocess process = names.one(name);
        ProcessPicture picture = process.picture();
        OutputFigures written = process.output();
        return new Reply<>(CompletableFuture.supplyAsync(
                () -> new ProcessDetails(machine, now, daemon.identity().zone()).of(picture, written),
                machine.worker()));
    }

    @Override
    public Reply<HistoryView> history(String name) throws RpcFault {
        return Reply.now(HistoryView.of(names.one(name).picture()));
    }

    @Override
    public Reply<ProcessConfigView> processConfig(String name) throws RpcFault {
        Subprocess found = names.one(name);
        Namespec process = found.name();
        ProcessSpec runs = found.spec();
        return new Reply<>(Faults.told(daemon.configuration()
                .preview()
                .thenCombine(daemon.configuration().origins(), (groups, origins) -> {
                    Optional<ProcessSpec> read = groups.stream()
                            .filter(group -> group.name().equals(process.group()))
                            .flatMap(group -> group.processes().stream())
                            .filter(spec -> spec.name().equals(runs.name()))
                            .findFirst();
                    return new ProcessConfigView(
                            process.toString(),
                            runs.provenance().section(),
                            EffectiveOption.of(runs, read, origins::of).stream()
                                    .map(OptionView::of)
                                    .toList());
                })));
    }

    @Override
    public Reply<LogTextView> log(String name, String channel, long from, long bytes, long lines, String after)
            throws RpcFault {
        Subprocess process = names.one(name);
        StdStream stream = StdStream.of(channel)
                .orElseThrow(() -> new RpcFault(Fault.BAD_ARGUMENTS, "there is no channel " + channel));
        if (bytes < 0 || lines < 0) {
            throw new RpcFault(Fault.BAD_ARGUMENTS, "the length of a piece cannot be negative");
        }
        Optional<String> path = stream.choose(process.stdoutLog(), process.stderrLog());
        Optional<String> elsewhere = stream.choose(process.stdoutGoesElsewhere(), process.stderrGoesElsewhere());
        if (elsewhere.isPresent()) {
            throw new RpcFault(path.isEmpty() ? Fault.NO_FILE : Fault.FAILED, elsewhere.get());
        }
        String file = path.orElseThrow(() -> new IllegalStateException(name + " has no log of its " + channel));
        LogPieces pieces = new LogPieces(machine);
        if (after.isEmpty()) {
            return new Reply<>(pieces.read(file, from, bytes, lines));
        }
        LogCursor cursor = LogCursor.parse(after)
                .orElseThrow(() -> new RpcFault(Fault.BAD_ARGUMENTS, "after is not a cursor: " + after));
        return new Reply<>(pieces.after(file, cursor, bytes));
    }

    @Override
    public Reply<DoneView> clearLogs(String name) throws RpcFault {
        return DaemonEndpoints.done(
                calls.clearProcessLogs(names.one(name).name().toString()));
    }

    @Override
    public Reply<ProcessView> startProcess(String name, boolean wait) throws RpcFault {
        Subprocess process = names.one(name);
        return then(calls.startProcess(name, wait), process);
    }

    @Override
    public Reply<ProcessView> stopProcess(String name, boolean wait) throws RpcFault {
        Subprocess process = names.one(name);
        return then(calls.stopProcess(name, wait), process);
    }

    @Override
    public Reply<ProcessView> restartProcess(String name, boolean wait) throws RpcFault {
        Subprocess process = names.one(name);
        boolean stops = !process.state().code().isDown();
        CompletableFuture<Ended> end = restarts.of(process, wait, Asker.JSON_API, now);
        if (!wait && stops && !end.isDone()) {
            turns.tellMistake(end);
            return then(Reply.now(true), process);
        }
        return then(new Reply<>(Faults.answer(end, process.name().toString(), true)), process);
    }

    @Override
    public Reply<ProcessView> signalProcess(String name, String signal) throws RpcFault {
        Subprocess process = names.one(name);
        return then(calls.signalProcess(name, signal), process);
    }

    /** How the process is once the call has come to its end. */
    private Reply<ProcessView> then(Reply<?> call, Subprocess process) {
        return new Reply<>(
                call.future().thenCompose(_ -> turns.next()).thenApply(later -> view(process.picture(), later)));
    }

    private ProcessView view(ProcessPicture process, Now at) {
        return ProcessView.of(process, at, daemon.identity().zone());
    }
}

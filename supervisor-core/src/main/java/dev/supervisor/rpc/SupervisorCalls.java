package dev.supervisor.rpc;

import dev.supervisor.api.rpc.ConfigChanges;
import dev.supervisor.api.rpc.ConfigInfo;
import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.LogTailAnswer;
import dev.supervisor.api.rpc.LogText;
import dev.supervisor.api.rpc.ProcessAnswer;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.rpc.SupervisorRpc;
import dev.supervisor.api.rpc.SupervisorState;
import dev.supervisor.config.ConfigDiff;
import dev.supervisor.config.GroupSpec;
import dev.supervisor.event.RemoteCommunication;
import dev.supervisor.os.SystemException;
import dev.supervisor.rpc.ProcessNames.Named;
import dev.supervisor.rpc.Results.Deed;
import dev.supervisor.supervisor.GroupPreparation;
import dev.supervisor.supervisor.PreparedGroup;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/** The methods of the {@code supervisor} namespace, for one call (supervisor/rpcinterface.py). Loop thread only. */
public final class SupervisorCalls implements SupervisorRpc {
    private static final Predicate<Subprocess> UP =
            process -> process.state().code().isWanted();
    private static final Predicate<Subprocess> STOPPABLE =
            process -> process.state().canBeStopped();
    private static final Predicate<Subprocess> SIGNALLABLE =
            process -> process.state().code().isSignallable();

    private final Supervisor supervisor;
    private final DaemonCalls daemon;
    private final Logs logs;
    private final ProcessListing listing;
    private final LatestConfiguration configuration;
    private final Now now;
    private final ProcessNames names;
    private final ProcessCalls calls;

    public SupervisorCalls(
            Supervisor supervisor,
            DaemonCalls daemon,
            Logs logs,
            ProcessListing listing,
            LatestConfiguration configuration,
            Now now) {
        this.supervisor = supervisor;
        this.daemon = daemon;
        this.logs = logs;
        this.listing = listing;
        this.configuration = configuration;
        this.now = now;
        this.names = new ProcessNames(supervisor);
        this.calls = new ProcessCalls(now);
    }

    /** The same for one of several calls in one request. */
    SupervisorCalls amongOthers() {
        return new SupervisorCalls(supervisor, daemon, logs.holdingNothing(), listing, configuration, now);
    }

    @Override
    public Reply<String> getAPIVersion() {
        return daemon.getAPIVersion();
    }

    @Override
    public Reply<String> getVersion() {
        return daemon.getVersion();
    }

    @Override
    public Reply<String> getSupervisorVersion() {
        return daemon.getSupervisorVersion();
    }

    @Override
    public Reply<String> getIdentification() {
        return daemon.getIdentification();
    }

    @Override
    public Reply<SupervisorState> getState() {
        return daemon.getState();
    }

    @Override
    public Reply<Integer> getPID() {
        return daemon.getPID();
    }

    @Override
    public Reply<LogText> readLog(long offset, long length) throws RpcFault {
        return read(logs.main().path(), offset, length);
    }

    @Override
    public Reply<LogText> readMainLog(long offset, long length) throws RpcFault {
        return readLog(offset, length);
    }

    @Override
    public Reply<Boolean> clearLog() throws RpcFault {
        if (logs.main().path().isEmpty()) {
            throw new RpcFault(Fault.NO_FILE);
        }
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        logs.main().clear(clearing -> {
            switch (clearing) {
                case DONE -> answer.complete(true);
                case NO_FILE -> answer.completeExceptionally(new RpcFault(Fault.NO_FILE));
                case FAILED -> answer.completeExceptionally(new RpcFault(Fault.FAILED));
            }
        });
        return new Reply<>(answer);
    }

    @Override
    public Reply<Boolean> shutdown() {
        supervisor.shutDown();
        return Reply.now(true);
    }

    @Override
    public Reply<Boolean> restart() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        supervisor.restart(problem -> problem.ifPresentOrElse(
                why -> answer.completeExceptionally(new RpcFault(Fault.CANT_REREAD, why)),
                () -> answer.complete(true)));
        return new Reply<>(answer);
    }

    @Override
    public Reply<ConfigChanges> reloadConfig() {
        return new Reply<>(configuration.readAgain().thenApply(groups -> {
            ConfigDiff diff = ConfigDiff.between(supervisor.groupSpecs(), groups);
            return new ConfigChanges(diff.added(), diff.changed(), diff.removed());
        }));
    }

    @Override
    public Reply<Boolean> addProcessGroup(String name) throws RpcFault {
        GroupSpec group = configuration.group(name).orElseThrow(() -> new RpcFault(Fault.BAD_NAME, name));
        if (supervisor.group(name).isPresent()) {
            throw new RpcFault(Fault.ALREADY_ADDED, name);
        }
        GroupPreparation preparation = supervisor.preparation();
        return new Reply<>(configuration.prepare(group, preparation).thenCompose(prepared -> {
            try {
                add(prepared, name);
                return started(name);
            } catch (RpcFault refusal) {
                configuration.undo(prepared, preparation);
                return CompletableFuture.failedFuture(refusal);
            }
        }));
    }

    /** The facts may have changed since the client asked. */
    private void add(PreparedGroup prepared, String name) throws RpcFault {
        if (daemon.isEnding()) {
            throw new RpcFault(Fault.SHUTDOWN_STATE);
        }
        if (supervisor.group(name).isPresent()) {
            throw new RpcFault(Fault.ALREADY_ADDED, name);
        }
        try {
            supervisor.addGroup(prepared);
        } catch (SystemException refused) {
            throw new RpcFault(Fault.FAILED, refused.getMessage());
        }
    }

    /** Answers once what has autostart in a group that was added in this turn is started, as far as it can be. */
    private CompletableFuture<Boolean> started(String name) {
        CompletableFuture<?>[] starts = supervisor.group(name).stream()
                .flatMap(group -> group.processes().stream())
                .map(process -> {
                    CompletableFuture<Now> start = new CompletableFuture<>();
                    process.when(added -> !added.isSpawning(), start::complete);
                    return start;
                })
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(starts).thenApply(_ -> true);
    }

    @Override
    public Reply<Boolean> removeProcessGroup(String name) throws RpcFault {
        ProcessGroup group = supervisor.group(name).orElseThrow(() -> new RpcFault(Fault.BAD_NAME, name));
        if (!supervisor.removeGroup(group)) {
            throw new RpcFault(Fault.STILL_RUNNING, name);
        }
        return Reply.now(true);
    }

    @Override
    public Reply<ProcessAnswer> startProcess(String name, boolean wait) throws RpcFault {
        return toOneOrAll(name, starting(wait), group -> toEach(group, UP.negate(), starting(wait)));
    }

    @Override
    public Reply<List<ProcessResult>> startProcessGroup(String name, boolean wait) throws RpcFault {
        return toEach(names.ofGroup(name), UP.negate(), starting(wait));
    }

    @Override
    public Reply<List<ProcessResult>> startAllProcesses(boolean wait) {
        return toEach(names.all(), UP.negate(), starting(wait));
    }

    @Override
    public Reply<ProcessAnswer> stopProcess(String name, boolean wait) throws RpcFault {
        return toOneOrAll(name, stopping(wait), group -> stopEach(group, wait));
    }

    @Override
    public Reply<List<ProcessResult>> stopProcessGroup(String name, boolean wait) throws RpcFault {
        return stopEach(names.ofGroup(name), wait);
    }

    @Override
    public Reply<List<ProcessResult>> stopAllProcesses(boolean wait) {
        return stopEach(names.all(), wait);
    }

    @Override
    public Reply<ProcessAnswer> signalProcess(String name, String signal) throws RpcFault {
        return toOneOrAll(name, signalling(signal), group -> toEach(group, SIGNALLABLE, signalling(signal)));
    }

    @Override
    public Reply<List<ProcessResult>> signalProcessGroup(String name, String signal) throws RpcFault {
        return toEach(names.ofGroup(name), SIGNALLABLE, signalling(signal));
    }

    @Override
    public Reply<List<ProcessResult>> signalAllProcesses(String signal) {
        return toEach(names.all(), SIGNALLABLE, signalling(signal));
    }

    @Override
    public Reply<ProcessInfo> getProcessInfo(String name) throws RpcFault {
        Subprocess process = names.one(name);
        return new Reply<>(ProcessCalls.settled(process, now)
                .thenApply(
                        then -> Descriptions.of(process, then, daemon.identity().zone())));
    }

    @Override
    public Reply<List<ProcessInfo>> getAllProcessInfo() {
        return Reply.now(listing.of(supervisor, now, () -> names.allByName().stream()
                .map(this::describe)
                .toList()));
    }

    @Override
    public Reply<List<ConfigInfo>> getAllConfigInfo() {
        return Reply.now(ConfigInfos.of(configuration.groups(), supervisor));
    }

    @Override
    public Reply<LogText> readProcessStdoutLog(String name, long offset, long length) throws RpcFault {
        return read(names.one(name).stdoutLog(), offset, length);
    }

    @Override
    public Reply<LogText> readProcessLog(String name, long offset, long length) throws RpcFault {
        return readProcessStdoutLog(name, offset, length);
    }

    @Override
    public Reply<LogText> readProcessStderrLog(String name, long offset, long length) throws RpcFault {
        return read(names.one(name).stderrLog(), offset, length);
    }

    @Override
    public Reply<LogTailAnswer> tailProcessStdoutLog(String name, long offset, long length) throws RpcFault {
        return tail(names.one(name).stdoutLog(), offset, length);
    }

    @Override
    public Reply<LogTailAnswer> tailProcessLog(String name, long offset, long length) throws RpcFault {
        return tailProcessStdoutLog(name, offset, length);
    }

    @Override
    public Reply<LogTailAnswer> tailProcessStderrLog(String name, long offset, long length) throws RpcFault {
        return tail(names.one(name).stderrLog(), offset, length);
    }

    @Override
    public Reply<Boolean> clearProcessLogs(String name) throws RpcFault {
        return new Reply<>(calls.clearLogs(names.one(name), name).thenCompose(ended -> ended.answer(true)));
    }

    @Override
    public Reply<Boolean> clearProcessLog(String name) throws RpcFault {
        return clearProcessLogs(name);
    }

    @Override
    public Reply<List<ProcessResult>> clearAllProcessLogs() {
        return toEach(names.all(), _ -> true, calls::clearLogs);
    }

    @Override
    public Reply<Boolean> sendProcessStdin(String name, String chars) throws RpcFault {
        return new Reply<>(calls.write(names.one(name), name, chars).thenCompose(ended -> ended.answer(true)));
    }

    @Override
    public Reply<Boolean> sendRemoteCommEvent(String type, String data) {
        supervisor.publish(new RemoteCommunication(type, data));
        return Reply.now(true);
    }

    private Deed starting(boolean wait) {
        return (process, name) -> calls.start(process, name, wait);
    }

    private Deed stopping(boolean wait) {
        return (process, name) -> calls.stop(process, name, wait);
    }

    private Deed signalling(String signal) {
        return (process, name) -> calls.signal(process, name, signal);
    }

    /**
     * Stops those that can be stopped.
     *
     * @param processes all or those of a group, in the order of starts
     * @param wait answer when all have ended; without waiting, all are signalled at once
     */
    public Reply<List<ProcessResult>> stopEach(List<Subprocess> processes, boolean wait) {
        return wait && supervisor.stopsInOrder()
                ? new Reply<>(OrderedStop.of(processes, names.byPriorities(), now))
                : toEach(processes, STOPPABLE, stopping(wait));
    }

    /** To the one process of that name whatever its state, or to all of the group. */
    private Reply<ProcessAnswer> toOneOrAll(
            String name, Deed deed, Function<List<Subprocess>, Reply<List<ProcessResult>>> toAll) throws RpcFault {
        Named named = names.find(name);
        if (named.process().isPresent()) {
            return new Reply<>(
                    deed.to(named.process().get(), name).thenCompose(ended -> ended.answer(new ProcessAnswer.Done())));
        }
        return new Reply<>(
                toAll.apply(names.ofGroup(named.group().name())).future().thenApply(ProcessAnswer.Results::new));
    }

    private static Reply<List<ProcessResult>> toEach(
            List<Subprocess> processes, Predicate<Subprocess> eligible, Deed deed) {
        return new Reply<>(Results.ofEach(processes, eligible, deed));
    }

    /** All data of a process for clients. */
    public ProcessInfo describe(Subprocess process) {
        return Descriptions.of(process, now, daemon.identity().zone());
    }

    private Reply<LogText> read(Optional<String> path, long offset, long length) throws RpcFault {
        return new Reply<>(logs.reads().read(path.orElseThrow(() -> new RpcFault(Fault.NO_FILE)), offset, length));
    }

    private Reply<LogTailAnswer> tail(Optional<String> path, long offset, long length) {
        return path.map(file -> new Reply<>(logs.reads().tail(file, offset, length)))
                .orElseGet(() -> Reply.now(new LogTailAnswer(LogText.NONE, 0, false)));
    }
}

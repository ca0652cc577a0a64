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
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.SignalName;
import dev.supervisor.change.ConfigDiff;
import dev.supervisor.event.RemoteCommunication;
import dev.supervisor.operation.Asker;
import dev.supervisor.operation.Ended;
import dev.supervisor.operation.LatestConfiguration;
import dev.supervisor.operation.ProcessDeeds;
import dev.supervisor.operation.ProcessLookup.Named;
import dev.supervisor.operation.Requests;
import dev.supervisor.plan.Deed;
import dev.supervisor.plan.GroupDeed;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.Plans;
import dev.supervisor.process.Signal;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The methods of the {@code supervisor} namespace, for one call (supervisor/rpcinterface.py). Loop thread only. */
public final class SupervisorCalls implements SupervisorRpc {
    private final Supervisor supervisor;
    private final DaemonCalls daemon;
    private final Logs logs;
    private final ProcessListing listing;
    private final LatestConfiguration configuration;
    private final Requests requests;
    private final Now now;
    private final ProcessNames names;

    public SupervisorCalls(
            Supervisor supervisor, DaemonCalls daemon, Logs logs, ProcessListing listing, Requests requests, Now now) {
        this.supervisor = supervisor;
        this.daemon = daemon;
        this.logs = logs;
        this.listing = listing;
        this.configuration = requests.operations().configuration();
        this.requests = requests;
        this.now = now;
        this.names = new ProcessNames(supervisor);
    }

    /** The same for one of several calls in one request. */
    SupervisorCalls amongOthers() {
        return new SupervisorCalls(supervisor, daemon, logs.holdingNothing(), listing, requests, now);
    }

    /** The same for another kind of client. */
    public SupervisorCalls askedBy(Asker other) {
        return new SupervisorCalls(supervisor, daemon, logs, listing, new Requests(requests.operations(), other), now);
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
        return new Reply<>(Faults.told(configuration.readAgain()).thenApply(groups -> {
            ConfigDiff diff = ConfigDiff.between(supervisor.groupSpecs(), groups);
            return new ConfigChanges(diff.added(), diff.changed(), diff.removed());
        }));
    }

    @Override
    public Reply<Boolean> addProcessGroup(String name) throws RpcFault {
        return toGroup(name, new GroupDeed.Add());
    }

    @Override
    public Reply<Boolean> removeProcessGroup(String name) throws RpcFault {
        return toGroup(name, new GroupDeed.Remove());
    }

    private Reply<Boolean> toGroup(String name, GroupDeed deed) {
        CompletableFuture<Ended> end =
                requests.begin(Plans.group(name, deed), now).endOfOne();
        return new Reply<>(Faults.answer(end, name, true));
    }

    @Override
    public Reply<ProcessAnswer> startProcess(String name, boolean wait) throws RpcFault {
        return toOneOrAll(name, new Deed.Start(wait), group -> toEach(group, new Deed.Start(wait)));
    }

    @Override
    public Reply<List<ProcessResult>> startProcessGroup(String name, boolean wait) throws RpcFault {
        return toEach(names.ofGroup(name), new Deed.Start(wait));
    }

    @Override
    public Reply<List<ProcessResult>> startAllProcesses(boolean wait) {
        return toEach(names.all(), new Deed.Start(wait));
    }

    @Override
    public Reply<ProcessAnswer> stopProcess(String name, boolean wait) throws RpcFault {
        return toOneOrAll(name, new Deed.Stop(wait), group -> stopEach(group, wait));
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
        Named named = names.find(name);
        Optional<Signal> known = known(signal);
        if (named.process().isEmpty()) {
            return answers(signalEach(names.ofGroup(named.group().name()), signal, known));
        }
        Deed send = new Deed.Send(known.orElseThrow(() -> new RpcFault(Fault.BAD_SIGNAL, signal)));
        return toOne(named.process().get(), name, send, new ProcessAnswer.Done());
    }

    @Override
    public Reply<List<ProcessResult>> signalProcessGroup(String name, String signal) throws RpcFault {
        return signalEach(names.ofGroup(name), signal, known(signal));
    }

    @Override
    public Reply<List<ProcessResult>> signalAllProcesses(String signal) {
        return signalEach(names.all(), signal, known(signal));
    }

    @Override
    public Reply<ProcessInfo> getProcessInfo(String name) throws RpcFault {
        Subprocess process = names.one(name);
        return new Reply<>(ProcessDeeds.settled(process, now)
                .thenApply(then -> ProcessInfos.of(
                        process.picture(), then, daemon.identity().zone())));
    }

    @Override
    public Reply<List<ProcessInfo>> getAllProcessInfo() {
        return Reply.now(listing.of(supervisor.picture(), now, daemon.identity().zone()));
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
        return toOne(names.one(name), name, new Deed.EmptyLogs(), true);
    }

    @Override
    public Reply<Boolean> clearProcessLog(String name) throws RpcFault {
        return clearProcessLogs(name);
    }

    @Override
    public Reply<List<ProcessResult>> clearAllProcessLogs() {
        return toEach(names.all(), new Deed.EmptyLogs());
    }

    @Override
    public Reply<Boolean> sendProcessStdin(String name, String chars) throws RpcFault {
        return new Reply<>(Faults.answer(
                ProcessDeeds.write(names.one(name), chars.getBytes(StandardCharsets.UTF_8), now), name, true));
    }

    @Override
    public Reply<Boolean> sendRemoteCommEvent(String type, String data) {
        supervisor.publish(new RemoteCommunication(type, data));
        return Reply.now(true);
    }

    /**
     * Stops those that can be stopped.
     *
     * @param processes all or those of a group, in the order of starts
     * @param wait answer when all have ended; without waiting, all are signalled at once
     */
    private Reply<List<ProcessResult>> stopEach(List<Subprocess> processes, boolean wait) {
        return wait && supervisor.stopsInOrder() ? stopInOrder(processes) : toEach(processes, new Deed.Stop(wait));
    }

    /** Answers in the order of starts, for those that can be stopped now; one that ends by itself before its turn is stopped. */
    private Reply<List<ProcessResult>> stopInOrder(List<Subprocess> processes) {
        List<Namespec> asked = processes.stream()
                .filter(process -> process.state().canBeStopped())
                .map(Subprocess::name)
                .toList();
        return new Reply<>(requests.begin(Plans.stopInOrder(names.members(processes)), now)
                .end()
                .thenApply(settled -> Results.inOrderOf(asked, settled)));
    }

    /**
     * @param signal as the client gave it
     * @param known if there is such a signal
     */
    private Reply<List<ProcessResult>> signalEach(List<Subprocess> processes, String signal, Optional<Signal> known) {
        if (known.isPresent()) {
            return toEach(processes, new Deed.Send(known.get()));
        }
        RpcFault bad = new RpcFault(Fault.BAD_SIGNAL, signal);
        return Reply.now(processes.stream()
                .filter(process -> process.state().code().isSignallable())
                .map(process -> ProcessResult.refused(
                        process.name().process(), process.name().group(), bad))
                .toList());
    }

    /** @param signal name or number, as the client gave it */
    private static Optional<Signal> known(String signal) {
        try {
            return Optional.of(new Signal(SignalName.parse(signal)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** To the one process of that name whatever its state, or to all of the group. */
    private Reply<ProcessAnswer> toOneOrAll(
            String name, Deed deed, Function<List<Subprocess>, Reply<List<ProcessResult>>> toAll) throws RpcFault {
        Named named = names.find(name);
        return named.process().isPresent()
                ? toOne(named.process().get(), name, deed, new ProcessAnswer.Done())
                : answers(toAll.apply(names.ofGroup(named.group().name())));
    }

    private static Reply<ProcessAnswer> answers(Reply<List<ProcessResult>> results) {
        return new Reply<>(results.future().thenApply(ProcessAnswer.Results::new));
    }

    private <T> Reply<T> toOne(Subprocess process, String name, Deed deed, T done) {
        return new Reply<>(Faults.answer(
                requests.begin(Plans.one(process.name(), deed), now).endOfOne(), name, done));
    }

    private Reply<List<ProcessResult>> toEach(List<Subprocess> processes, Deed deed) {
        Plan plan = Plans.each(processes.stream().map(Subprocess::name).toList(), deed);
        return new Reply<>(requests.begin(plan, now).end().thenApply(settled -> Results.of(plan, settled)));
    }

    private Reply<LogText> read(Optional<String> path, long offset, long length) throws RpcFault {
        return new Reply<>(logs.reads().read(path.orElseThrow(() -> new RpcFault(Fault.NO_FILE)), offset, length));
    }

    private Reply<LogTailAnswer> tail(Optional<String> path, long offset, long length) {
        return path.map(file -> new Reply<>(logs.reads().tail(file, offset, length)))
                .orElseGet(() -> Reply.now(new LogTailAnswer(LogText.NONE, 0, false)));
    }
}

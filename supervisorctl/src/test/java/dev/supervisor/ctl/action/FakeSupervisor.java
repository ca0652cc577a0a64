package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ConfigChanges;
import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.ConfiguredProcess;
import dev.supervisor.client.Credentials;
import dev.supervisor.client.LogPath;
import dev.supervisor.client.LogStream;
import dev.supervisor.client.ServerException;
import dev.supervisor.client.ServerUrl;
import dev.supervisor.client.SupervisorApi;
import dev.supervisor.client.SupervisorServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A supervisord of maps: what is started runs at once and what is stopped is gone, unless a test says what comes instead. It refuses
 * what the daemon refuses, with the same faults.
 */
final class FakeSupervisor implements SupervisorServer, Servers {
    static final int OWN_PID = 4711;
    static final String URL = "unix:///run/test.sock";
    static final ServerUrl ADDRESS = new ServerUrl(URL, "that of -s");

    private final Map<String, FakeProcess> processes = new TreeMap<>();
    private final FakeLogStreams streams = new FakeLogStreams();
    private final FakeDocuments documents = new FakeDocuments();
    private final List<String> connectedTo = new ArrayList<>();

    private String api = "3.0";
    private Optional<ServerException> outage = Optional.empty();
    private Optional<Credentials> wanted = Optional.empty();
    private boolean shuttingDown;
    private int timesListed;
    private int callsUntilOutage;
    private Optional<ServerException> later = Optional.empty();
    private Optional<String> log = Optional.empty();
    private ConfigChanges changes = new ConfigChanges(List.of(), List.of(), List.of());
    private Optional<String> badConfiguration = Optional.empty();
    private Credentials caller = Credentials.NONE;

    // what tests say

    FakeSupervisor with(String group, String process, ProcessStateCode state, String description) {
        Namespec name = new Namespec(group, process);
        processes.put(group + ":" + process, new FakeProcess(name, 100 + processes.size(), state, description));
        return this;
    }

    FakeSupervisor running(String name) {
        return with(name, name, ProcessStateCode.RUNNING, "pid 1, uptime 0:00:01");
    }

    String whatWasRead(String name) throws RpcFault {
        return find(name).read.toString();
    }

    FakeSupervisor stopped(String name) {
        return with(name, name, ProcessStateCode.STOPPED, "Not started");
    }

    void failStartOf(String name, Fault fault) throws RpcFault {
        find(name).startFailure = Optional.of(fault);
    }

    void failStopOf(String name, Fault fault) throws RpcFault {
        find(name).stopFailure = Optional.of(fault);
    }

    void write(String name, StdStream channel, String text) throws RpcFault {
        find(name).logs.put(channel, text);
    }

    /** Lets what it writes go where it cannot be read back. */
    void writeTo(String device, String name, StdStream channel) throws RpcFault {
        find(name).devices.put(channel, device);
    }

    void writeLog(String text) {
        log = Optional.of(text);
    }

    void stream(LogPath path, String... pieces) {
        streams.put(path, pieces);
    }

    /** Lets it have a JSON API, which answers a request such as {@code GET /api/v1/x} with this. */
    void serve(String request, String json) {
        documents.put(request, json);
    }

    int timesListed() {
        return timesListed;
    }

    void speakApi(String version) {
        api = version;
    }

    void failWith(ServerException failure) {
        outage = Optional.of(failure);
    }

    /** Answers this many more calls, then none. */
    void failAfter(int calls, ServerException failure) {
        callsUntilOutage = calls;
        later = Optional.of(failure);
    }

    void want(String username, String password) {
        wanted = Optional.of(new Credentials(Optional.of(username), Optional.of(password)));
    }

    void beginShutdown() {
        shuttingDown = true;
    }

    void changeConfiguration(List<String> added, List<String> changed, List<String> removed) {
        changes = new ConfigChanges(added, changed, removed);
    }

    void breakConfiguration(String why) {
        badConfiguration = Optional.of(why);
    }

    boolean isShuttingDown() {
        return shuttingDown;
    }

    List<String> connectedTo() {
        return connectedTo;
    }

    // the server

    @Override
    public SupervisorServer at(String serverUrl, Credentials credentials) {
        connectedTo.add(serverUrl);
        caller = credentials;
        return this;
    }

    private void answering() throws RpcFault, IOException {
        if (later.isPresent() && callsUntilOutage-- <= 0) {
            outage = later;
        }
        if (outage.isPresent()) {
            throw outage.get();
        }
        if (wanted.isPresent() && !wanted.get().equals(caller)) {
            throw new ServerException(
                    ServerException.Kind.UNAUTHORIZED, "<ProtocolError for 127.0.0.1/RPC2: 401 Unauthorized>");
        }
        if (shuttingDown) {
            throw new RpcFault(Fault.SHUTDOWN_STATE);
        }
    }

    private FakeProcess find(String name) throws RpcFault {
        String full = name.contains(":") ? name : name + ":" + name;
        FakeProcess process = processes.get(full);
        if (process == null) {
            throw new RpcFault(Fault.BAD_NAME, name);
        }
        return process;
    }

    @Override
    public String getVersion() throws RpcFault, IOException {
        answering();
        if (api.isEmpty()) {
            throw new RpcFault(Fault.UNKNOWN_METHOD);
        }
        return api;
    }

    @Override
    public String getSupervisorVersion() throws RpcFault, IOException {
        answering();
        return "4.3.0";
    }

    @Override
    public int getPid() throws RpcFault, IOException {
        answering();
        return OWN_PID;
    }

    @Override
    public List<ProcessInfo> getAllProcessInfo() throws RpcFault, IOException {
        answering();
        timesListed++;
        return processes.values().stream().map(FakeProcess::info).toList();
    }

    @Override
    public ProcessInfo getProcessInfo(String name) throws RpcFault, IOException {
        answering();
        return find(name).info();
    }

    @Override
    public void startProcess(String name) throws RpcFault, IOException {
        answering();
        find(name).start(name);
    }

    @Override
    public List<ProcessResult> startProcessGroup(String group) throws RpcFault, IOException {
        answering();
        return each(membersOrFault(group), process -> !process.isWanted(), process -> process.start(process.shown()));
    }

    @Override
    public List<ProcessResult> startAllProcesses() throws RpcFault, IOException {
        answering();
        return each(all(), process -> !process.isWanted(), process -> process.start(process.shown()));
    }

    @Override
    public void stopProcess(String name) throws RpcFault, IOException {
        answering();
        find(name).stop(name);
    }

    @Override
    public List<ProcessResult> stopProcessGroup(String group) throws RpcFault, IOException {
        answering();
        return each(membersOrFault(group), FakeProcess::isWanted, process -> process.stop(process.shown()));
    }

    @Override
    public List<ProcessResult> stopAllProcesses() throws RpcFault, IOException {
        answering();
        return each(all(), FakeProcess::isWanted, process -> process.stop(process.shown()));
    }

    @Override
    public void signalProcess(String name, String signal) throws RpcFault, IOException {
        answering();
        find(name).signal(signal, name);
    }

    @Override
    public List<ProcessResult> signalProcessGroup(String group, String signal) throws RpcFault, IOException {
        answering();
        return each(
                membersOrFault(group), FakeProcess::isSignallable, process -> process.signal(signal, process.shown()));
    }

    @Override
    public List<ProcessResult> signalAllProcesses(String signal) throws RpcFault, IOException {
        answering();
        return each(all(), FakeProcess::isSignallable, process -> process.signal(signal, process.shown()));
    }

    @Override
    public void sendProcessStdin(String name, String text) throws RpcFault, IOException {
        answering();
        find(name).read(text, name);
    }

    @Override
    public void clearProcessLogs(String name) throws RpcFault, IOException {
        answering();
        find(name).logs.replaceAll((_, _) -> "");
    }

    @Override
    public List<ProcessResult> clearAllProcessLogs() throws RpcFault, IOException {
        answering();
        return each(all(), _ -> true, process -> process.logs.replaceAll((_, _) -> ""));
    }

    @Override
    public String readLogTail(int bytes) throws RpcFault, IOException {
        answering();
        return end(log.orElseThrow(() -> new RpcFault(Fault.NO_FILE, "/var/log/x")), bytes);
    }

    @Override
    public String readProcessLogTail(String name, StdStream channel, int bytes) throws RpcFault, IOException {
        answering();
        return end(find(name).log(channel), bytes);
    }

    private static String end(String text, int bytes) {
        return bytes == 0 || bytes >= text.length() ? text : text.substring(text.length() - bytes);
    }

    @Override
    public void shutdown() throws RpcFault, IOException {
        answering();
        shuttingDown = true;
    }

    @Override
    public void restart() throws RpcFault, IOException {
        answering();
        shuttingDown = true;
    }

    @Override
    public ConfigChanges reloadConfig() throws RpcFault, IOException {
        answering();
        if (badConfiguration.isPresent()) {
            throw new RpcFault(Fault.CANT_REREAD, badConfiguration.get());
        }
        return changes;
    }

    @Override
    public void addProcessGroup(String group) throws RpcFault, IOException {
        answering();
        if (!members(group).isEmpty()) {
            throw new RpcFault(Fault.ALREADY_ADDED, group);
        }
        if (!changes.added().contains(group) && !changes.changed().contains(group)) {
            throw new RpcFault(Fault.BAD_NAME, group);
        }
        running(group);
    }

    @Override
    public void removeProcessGroup(String group) throws RpcFault, IOException {
        answering();
        List<FakeProcess> members = membersOrFault(group);
        if (members.stream().anyMatch(FakeProcess::isWanted)) {
            throw new RpcFault(Fault.STILL_RUNNING, group);
        }
        processes.values().removeAll(members);
    }

    @Override
    public List<ConfiguredProcess> getAllConfigInfo() throws RpcFault, IOException {
        answering();
        return all().stream()
                .map(process -> new ConfiguredProcess(process.name, process.isWanted(), true, 999, 5))
                .toList();
    }

    @Override
    public LogStream follow(LogPath path) {
        return streams.at(path);
    }

    @Override
    public int logSize(String name, StdStream channel) throws RpcFault, IOException {
        answering();
        return find(name).log(channel).length();
    }

    @Override
    public String readProcessLog(String name, StdStream channel, int offset, int bytes) throws RpcFault, IOException {
        answering();
        String log = find(name).log(channel);
        return log.substring(offset, Math.min(log.length(), offset + bytes));
    }

    @Override
    public void beginStart(String name) throws RpcFault, IOException {
        startProcess(name);
    }

    @Override
    public void beginStop(String name) throws RpcFault, IOException {
        stopProcess(name);
    }

    @Override
    public SupervisorApi api() {
        return new SupervisorApi(documents);
    }

    @Override
    public void close() {
        caller = Credentials.NONE;
    }

    // groups

    private interface Deed {
        void to(FakeProcess process) throws RpcFault;
    }

    private List<FakeProcess> all() {
        return List.copyOf(processes.values());
    }

    private List<FakeProcess> members(String group) {
        return all().stream()
                .filter(process -> process.name.group().equals(group))
                .toList();
    }

    private List<FakeProcess> membersOrFault(String group) throws RpcFault {
        List<FakeProcess> members = members(group);
        if (members.isEmpty()) {
            throw new RpcFault(Fault.BAD_NAME, group);
        }
        return members;
    }

    private List<ProcessResult> each(List<FakeProcess> members, Predicate<FakeProcess> eligible, Deed deed) {
        List<ProcessResult> results = new ArrayList<>();
        for (FakeProcess process : members) {
            if (eligible.test(process)) {
                results.add(result(process, deed));
            }
        }
        return results;
    }

    private static ProcessResult result(FakeProcess process, Deed deed) {
        try {
            deed.to(process);
            return ProcessResult.done(process.name.process(), process.name.group());
        } catch (RpcFault fault) {
            return ProcessResult.refused(process.name.process(), process.name.group(), fault);
        }
    }
}

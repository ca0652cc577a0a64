package dev.supervisor.client;

import dev.supervisor.api.rpc.ConfigChanges;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.rpc.Wire;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import java.io.IOException;
import java.util.List;

/** A supervisord at the other end of a socket, ours or the original. Connects at the first call. One thread. */
public final class RemoteSupervisor implements SupervisorServer {
    private static final Wire.Reading<List<ProcessInfo>> INFOS = value -> Wire.list(value, ProcessInfo::fromWire);
    private static final Wire.Reading<List<ProcessResult>> RESULTS = value -> Wire.list(value, ProcessResult::fromWire);
    private static final Wire.Reading<List<ConfiguredProcess>> CONFIGURED =
            value -> Wire.list(value, ConfiguredProcess::fromWire);

    private final ServerAddress address;
    private final Credentials credentials;
    private final Patience patience;
    private final RpcConnection rpc;

    public RemoteSupervisor(ServerAddress address, Credentials credentials, Patience patience) {
        this.address = address;
        this.credentials = credentials;
        this.patience = patience;
        this.rpc = new RpcConnection(address, credentials, patience);
    }

    @Override
    public String getVersion() throws RpcFault, IOException {
        return rpc.ask("supervisor.getVersion", Wire::string);
    }

    @Override
    public String getSupervisorVersion() throws RpcFault, IOException {
        return rpc.ask("supervisor.getSupervisorVersion", Wire::string);
    }

    @Override
    public int getPid() throws RpcFault, IOException {
        return rpc.ask("supervisor.getPID", Wire::integer);
    }

    @Override
    public List<ProcessInfo> getAllProcessInfo() throws RpcFault, IOException {
        return rpc.ask("supervisor.getAllProcessInfo", INFOS);
    }

    @Override
    public ProcessInfo getProcessInfo(String name) throws RpcFault, IOException {
        return rpc.ask("supervisor.getProcessInfo", ProcessInfo::fromWire, string(name));
    }

    @Override
    public void startProcess(String name) throws RpcFault, IOException {
        rpc.call("supervisor.startProcess", string(name));
    }

    @Override
    public List<ProcessResult> startProcessGroup(String group) throws RpcFault, IOException {
        return rpc.ask("supervisor.startProcessGroup", RESULTS, string(group));
    }

    @Override
    public List<ProcessResult> startAllProcesses() throws RpcFault, IOException {
        return rpc.ask("supervisor.startAllProcesses", RESULTS);
    }

    @Override
    public void stopProcess(String name) throws RpcFault, IOException {
        rpc.call("supervisor.stopProcess", string(name));
    }

    @Override
    public List<ProcessResult> stopProcessGroup(String group) throws RpcFault, IOException {
        return rpc.ask("supervisor.stopProcessGroup", RESULTS, string(group));
    }

    @Override
    public List<ProcessResult> stopAllProcesses() throws RpcFault, IOException {
        return rpc.ask("supervisor.stopAllProcesses", RESULTS);
    }

    @Override
    public void signalProcess(String name, String signal) throws RpcFault, IOException {
        rpc.call("supervisor.signalProcess", string(name), string(signal));
    }

    @Override
    public List<ProcessResult> signalProcessGroup(String group, String signal) throws RpcFault, IOException {
        return rpc.ask("supervisor.signalProcessGroup", RESULTS, string(group), string(signal));
    }

    @Override
    public List<ProcessResult> signalAllProcesses(String signal) throws RpcFault, IOException {
        return rpc.ask("supervisor.signalAllProcesses", RESULTS, string(signal));
    }

    @Override
    public void sendProcessStdin(String name, String text) throws RpcFault, IOException {
        rpc.call("supervisor.sendProcessStdin", string(name), string(text));
    }

    @Override
    public void clearProcessLogs(String name) throws RpcFault, IOException {
        rpc.call("supervisor.clearProcessLogs", string(name));
    }

    @Override
    public List<ProcessResult> clearAllProcessLogs() throws RpcFault, IOException {
        return rpc.ask("supervisor.clearAllProcessLogs", RESULTS);
    }

    @Override
    public String readLogTail(int bytes) throws RpcFault, IOException {
        return rpc.ask("supervisor.readLog", Wire::string, new IntValue(-(long) bytes), new IntValue(0));
    }

    @Override
    public String readProcessLogTail(String name, StdStream channel, int bytes) throws RpcFault, IOException {
        return rpc.ask(
                "supervisor.readProcess" + inMethods(channel) + "Log",
                Wire::string,
                string(name),
                new IntValue(-(long) bytes),
                new IntValue(0));
    }

    @Override
    public int logSize(String name, StdStream channel) throws RpcFault, IOException {
        return rpc.ask(
                "supervisor.tailProcess" + inMethods(channel) + "Log",
                answer -> Wire.integer(Wire.list(answer, item -> item).get(1)),
                string(name),
                new IntValue(0),
                new IntValue(0));
    }

    @Override
    public String readProcessLog(String name, StdStream channel, int offset, int bytes) throws RpcFault, IOException {
        return rpc.ask(
                "supervisor.readProcess" + inMethods(channel) + "Log",
                Wire::string,
                string(name),
                new IntValue(offset),
                new IntValue(bytes));
    }

    private static String inMethods(StdStream channel) {
        return channel.choose("Stdout", "Stderr");
    }

    @Override
    public void beginStart(String name) throws RpcFault, IOException {
        rpc.call("supervisor.startProcess", string(name), new BooleanValue(false));
    }

    @Override
    public void beginStop(String name) throws RpcFault, IOException {
        rpc.call("supervisor.stopProcess", string(name), new BooleanValue(false));
    }

    @Override
    public SupervisorApi api() {
        return new SupervisorApi(new JsonSource(address, credentials, patience));
    }

    @Override
    public void shutdown() throws RpcFault, IOException {
        rpc.call("supervisor.shutdown");
    }

    @Override
    public void restart() throws RpcFault, IOException {
        rpc.call("supervisor.restart");
    }

    @Override
    public ConfigChanges reloadConfig() throws RpcFault, IOException {
        return rpc.ask("supervisor.reloadConfig", ConfigChanges::fromWire);
    }

    @Override
    public void addProcessGroup(String group) throws RpcFault, IOException {
        rpc.call("supervisor.addProcessGroup", string(group));
    }

    @Override
    public void removeProcessGroup(String group) throws RpcFault, IOException {
        rpc.call("supervisor.removeProcessGroup", string(group));
    }

    @Override
    public List<ConfiguredProcess> getAllConfigInfo() throws RpcFault, IOException {
        return rpc.ask("supervisor.getAllConfigInfo", CONFIGURED);
    }

    @Override
    public LogStream follow(LogPath log) {
        return new HttpLogStream(address, credentials, patience, log);
    }

    @Override
    public void close() throws IOException {
        rpc.close();
    }

    private static StringValue string(String text) {
        return new StringValue(text);
    }
}

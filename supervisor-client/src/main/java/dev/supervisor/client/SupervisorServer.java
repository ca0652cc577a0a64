package dev.supervisor.client;

import dev.supervisor.api.rpc.ConfigChanges;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.StdStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A supervisord as the client needs it: the calls of {@link dev.supervisor.api.rpc.SupervisorRpc} that it makes, each waiting for its
 * answer, and the logs that can be followed. Names are as there. The one that talks to a daemon is {@link RemoteSupervisor}. One
 * thread.
 *
 * <p>Each call fails with {@link RpcFault} when the daemon refuses it, and with an {@link IOException}, mostly a {@link
 * ServerException}, when there was no proper answer.
 */
public interface SupervisorServer extends Closeable {

    String getVersion() throws RpcFault, IOException;

    String getSupervisorVersion() throws RpcFault, IOException;

    int getPid() throws RpcFault, IOException;

    List<ProcessInfo> getAllProcessInfo() throws RpcFault, IOException;

    ProcessInfo getProcessInfo(String name) throws RpcFault, IOException;

    void startProcess(String name) throws RpcFault, IOException;

    List<ProcessResult> startProcessGroup(String group) throws RpcFault, IOException;

    List<ProcessResult> startAllProcesses() throws RpcFault, IOException;

    void stopProcess(String name) throws RpcFault, IOException;

    List<ProcessResult> stopProcessGroup(String group) throws RpcFault, IOException;

    List<ProcessResult> stopAllProcesses() throws RpcFault, IOException;

    void signalProcess(String name, String signal) throws RpcFault, IOException;

    List<ProcessResult> signalProcessGroup(String group, String signal) throws RpcFault, IOException;

    List<ProcessResult> signalAllProcesses(String signal) throws RpcFault, IOException;

    /** Writes to the standard input of a process. */
    void sendProcessStdin(String name, String text) throws RpcFault, IOException;

    void clearProcessLogs(String name) throws RpcFault, IOException;

    List<ProcessResult> clearAllProcessLogs() throws RpcFault, IOException;

    /** The last bytes of the daemon's own log; a negative number of them means from that offset on. */
    String readLogTail(int bytes) throws RpcFault, IOException;

    /** The last bytes of what a process wrote; a negative number of them means from that offset on. */
    String readProcessLogTail(String name, StdStream channel, int bytes) throws RpcFault, IOException;

    void shutdown() throws RpcFault, IOException;

    void restart() throws RpcFault, IOException;

    ConfigChanges reloadConfig() throws RpcFault, IOException;

    void addProcessGroup(String group) throws RpcFault, IOException;

    void removeProcessGroup(String group) throws RpcFault, IOException;

    List<ConfiguredProcess> getAllConfigInfo() throws RpcFault, IOException;

    /** How long the log of a process is, in bytes. */
    int logSize(String name, StdStream channel) throws RpcFault, IOException;

    /** This many bytes of a process's output, from an offset on. */
    String readProcessLog(String name, StdStream channel, int offset, int bytes) throws RpcFault, IOException;

    /** Begins a start and does not wait for what comes of it. */
    void beginStart(String name) throws RpcFault, IOException;

    /** Begins a stop and does not wait for the end. */
    void beginStop(String name) throws RpcFault, IOException;

    /** The server's offer besides XML-RPC. */
    SupervisorApi api();

    /** A log as it grows, over a connection of its own; whether there is such a log shows when it is read. */
    LogStream follow(LogPath log);
}

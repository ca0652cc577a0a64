package dev.supervisor.api.rpc;

import java.util.List;

/**
 * The methods of the {@code supervisor} namespace; a method here is a method on the wire, its parameters in this order
 * (supervisor/rpcinterface.py). A name is {@code process}, {@code group:process}, or {@code group:*} where the answer
 * is a {@link ProcessAnswer}. Called on the thread that owns the processes.
 */
public interface SupervisorRpc extends DaemonRpc {

    @Doc("Reads length bytes of the activity log from offset.")
    Reply<LogText> readLog(long offset, long length) throws RpcFault;

    @Doc("Reads length bytes of the activity log from offset; the old name of readLog.")
    Reply<LogText> readMainLog(long offset, long length) throws RpcFault;

    @Doc("Empties the activity log.")
    Reply<Boolean> clearLog() throws RpcFault;

    @Doc("Stops all processes and ends the daemon.")
    Reply<Boolean> shutdown() throws RpcFault;

    @Doc("Stops all processes, reads the configuration again and starts over.")
    Reply<Boolean> restart() throws RpcFault;

    @Doc("Reads the configuration again. Answers the names of groups added, changed and removed. Changes nothing.")
    Reply<ConfigChanges> reloadConfig() throws RpcFault;

    @Doc("Adds a group from the configuration last read, and starts its processes that have autostart.")
    Reply<Boolean> addProcessGroup(String name) throws RpcFault;

    @Doc("Removes a group without running processes.")
    Reply<Boolean> removeProcessGroup(String name) throws RpcFault;

    @Doc("Starts a process. Waits until it is RUNNING if wait is true.")
    Reply<ProcessAnswer> startProcess(String name, @ByDefault(true) boolean wait) throws RpcFault;

    @Doc("Starts all processes of a group. Waits until each is RUNNING if wait is true.")
    Reply<List<ProcessResult>> startProcessGroup(String name, @ByDefault(true) boolean wait) throws RpcFault;

    @Doc("Starts all processes. Waits until each is RUNNING if wait is true.")
    Reply<List<ProcessResult>> startAllProcesses(@ByDefault(true) boolean wait) throws RpcFault;

    @Doc("Stops a process. Waits until it has ended if wait is true.")
    Reply<ProcessAnswer> stopProcess(String name, @ByDefault(true) boolean wait) throws RpcFault;

    @Doc("Stops all processes of a group. Waits until each has ended if wait is true.")
    Reply<List<ProcessResult>> stopProcessGroup(String name, @ByDefault(true) boolean wait) throws RpcFault;

    @Doc("Stops all processes. Waits until each has ended if wait is true.")
    Reply<List<ProcessResult>> stopAllProcesses(@ByDefault(true) boolean wait) throws RpcFault;

    @Doc("Sends a signal, by name or number, to a process.")
    Reply<ProcessAnswer> signalProcess(String name, String signal) throws RpcFault;

    @Doc("Sends a signal, by name or number, to all processes of a group.")
    Reply<List<ProcessResult>> signalProcessGroup(String name, String signal) throws RpcFault;

    @Doc("Sends a signal, by name or number, to all processes.")
    Reply<List<ProcessResult>> signalAllProcesses(String signal) throws RpcFault;

    @Doc("State and data of a process.")
    Reply<ProcessInfo> getProcessInfo(String name) throws RpcFault;

    @Doc("State and data of all processes.")
    Reply<List<ProcessInfo>> getAllProcessInfo() throws RpcFault;

    @Doc("Options of all processes in the configuration last read.")
    Reply<List<ConfigInfo>> getAllConfigInfo() throws RpcFault;

    @Doc("Reads length bytes of a process's stdout log from offset.")
    Reply<LogText> readProcessStdoutLog(String name, long offset, long length) throws RpcFault;

    @Doc("Reads length bytes of a process's stdout log from offset; the old name of readProcessStdoutLog.")
    Reply<LogText> readProcessLog(String name, long offset, long length) throws RpcFault;

    @Doc("Reads length bytes of a process's stderr log from offset.")
    Reply<LogText> readProcessStderrLog(String name, long offset, long length) throws RpcFault;

    @Doc("The last length bytes of a process's stdout log, and the size of the log.")
    Reply<LogTailAnswer> tailProcessStdoutLog(String name, long offset, long length) throws RpcFault;

    @Doc("The last length bytes of a process's stdout log; the old name of tailProcessStdoutLog.")
    Reply<LogTailAnswer> tailProcessLog(String name, long offset, long length) throws RpcFault;

    @Doc("The last length bytes of a process's stderr log, and the size of the log.")
    Reply<LogTailAnswer> tailProcessStderrLog(String name, long offset, long length) throws RpcFault;

    @Doc("Empties the logs of a process.")
    Reply<Boolean> clearProcessLogs(String name) throws RpcFault;

    @Doc("Empties the logs of a process; the old name of clearProcessLogs.")
    Reply<Boolean> clearProcessLog(String name) throws RpcFault;

    @Doc("Empties the logs of all processes.")
    Reply<List<ProcessResult>> clearAllProcessLogs() throws RpcFault;

    @Doc("Writes text, as UTF-8, to the standard input of a process.")
    Reply<Boolean> sendProcessStdin(String name, @TextOnly String chars) throws RpcFault;

    @AlsoWhileEnding
    @Doc("Sends text to event listeners, as a REMOTE_COMMUNICATION event.")
    Reply<Boolean> sendRemoteCommEvent(@AnyValue String type, @AnyValue String data) throws RpcFault;
}

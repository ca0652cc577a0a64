package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.ctl.client.SupervisorServer;
import java.io.IOException;
import java.util.List;

final class Start implements ProcessAction, Verb {
    private static final Verdicts VERDICTS = Verdicts.of("started")
            .harmlessError(Fault.ALREADY_STARTED, "already started")
            .error(Fault.BAD_NAME, "no such process")
            .error(Fault.NO_FILE, "no such file")
            .error(Fault.NOT_EXECUTABLE, "file is not executable")
            .error(Fault.SPAWN_ERROR, "spawn error")
            .error(Fault.ABNORMAL_TERMINATION, "abnormal termination");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<String> help() {
        return List.of(
                "start <name>\t\tStart a process",
                "start <gname>:*\t\tStart all processes in a group",
                "start <name> <name>\tStart multiple processes or groups",
                "start all\t\tStart all processes");
    }

    @Override
    public ExitCode misused() {
        return ExitCode.BAD_ARGUMENTS;
    }

    @Override
    public void doTo(List<String> names, Session session) throws RpcFault, IOException {
        new Batch(this, session).over(names);
    }

    @Override
    public void one(SupervisorServer server, String name) throws RpcFault, IOException {
        server.startProcess(name);
    }

    @Override
    public List<ProcessResult> group(SupervisorServer server, String group) throws RpcFault, IOException {
        return server.startProcessGroup(group);
    }

    @Override
    public List<ProcessResult> all(SupervisorServer server) throws RpcFault, IOException {
        return server.startAllProcesses();
    }

    @Override
    public Verdicts verdicts() {
        return VERDICTS;
    }

    @Override
    public ExitCode noSuchGroup() {
        return misused();
    }
}

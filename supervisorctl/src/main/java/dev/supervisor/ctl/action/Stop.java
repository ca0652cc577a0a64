package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.ctl.client.SupervisorServer;
import java.io.IOException;
import java.util.List;

final class Stop implements ProcessAction, Verb {
    private static final Verdicts VERDICTS = Verdicts.of("stopped")
            .harmlessError(Fault.NOT_RUNNING, "not running")
            .error(Fault.BAD_NAME, "no such process")
            .error(Fault.BAD_SIGNAL, "bad signal name")
            .asDescribed(Fault.FAILED);

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public List<String> help() {
        return List.of(
                "stop <name>\t\tStop a process",
                "stop <gname>:*\t\tStop all processes in a group",
                "stop <name> <name>\tStop multiple processes or groups",
                "stop all\t\tStop all processes");
    }

    @Override
    public void doTo(List<String> names, Session session) throws RpcFault, IOException {
        new Batch(this, session).over(names);
    }

    @Override
    public void one(SupervisorServer server, String name) throws RpcFault, IOException {
        server.stopProcess(name);
    }

    @Override
    public List<ProcessResult> group(SupervisorServer server, String group) throws RpcFault, IOException {
        return server.stopProcessGroup(group);
    }

    @Override
    public List<ProcessResult> all(SupervisorServer server) throws RpcFault, IOException {
        return server.stopAllProcesses();
    }

    @Override
    public Verdicts verdicts() {
        return VERDICTS;
    }

    @Override
    public ExitCode noSuchGroup() {
        return ExitCode.FAILURE;
    }
}

package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.client.SupervisorServer;
import java.util.List;

final class Stop implements VerbAction {
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
    public List<Verb> verbs(List<String> words) {
        return List.of(new Verb(
                SupervisorServer::stopProcess,
                SupervisorServer::stopProcessGroup,
                SupervisorServer::stopAllProcesses,
                VERDICTS,
                ExitCode.FAILURE));
    }
}

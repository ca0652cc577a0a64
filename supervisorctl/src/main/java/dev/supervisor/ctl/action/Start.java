package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.client.SupervisorServer;
import java.util.List;

final class Start implements VerbAction {
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
    public List<Verb> verbs(List<String> words) {
        return List.of(new Verb(
                SupervisorServer::startProcess,
                SupervisorServer::startProcessGroup,
                SupervisorServer::startAllProcesses,
                VERDICTS,
                misused()));
    }
}

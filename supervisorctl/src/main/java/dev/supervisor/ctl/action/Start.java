package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.ctl.client.SupervisorServer;
import java.io.IOException;
import java.util.List;

final class Start implements Action, Verb {

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
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (!Upcheck.passes(session)) {
            return;
        }
        List<String> names = Words.of(argument);
        if (names.isEmpty()) {
            reject("Error: start requires a process name", session);
            session.exitWith(ExitCode.BAD_ARGUMENTS);
            return;
        }
        doTo(names, session);
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
    public ExitCode noSuchGroup() {
        return ExitCode.BAD_ARGUMENTS;
    }

    @Override
    public Outcome outcome(ProcessResult result) {
        return switch (Results.status(result)) {
            case SUCCESS -> Outcome.success(result, "started");
            case ALREADY_STARTED -> Outcome.harmlessError(result, "already started");
            case BAD_NAME -> Outcome.error(result, "no such process");
            case NO_FILE -> Outcome.error(result, "no such file");
            case NOT_EXECUTABLE -> Outcome.error(result, "file is not executable");
            case SPAWN_ERROR -> Outcome.error(result, "spawn error");
            case ABNORMAL_TERMINATION -> Outcome.error(result, "abnormal termination");
            case UNKNOWN_METHOD,
                    INCORRECT_PARAMETERS,
                    BAD_ARGUMENTS,
                    SIGNATURE_UNSUPPORTED,
                    SHUTDOWN_STATE,
                    BAD_SIGNAL,
                    FAILED,
                    NOT_RUNNING,
                    ALREADY_ADDED,
                    STILL_RUNNING,
                    CANT_REREAD -> throw new UnknownResultException(result);
        };
    }
}

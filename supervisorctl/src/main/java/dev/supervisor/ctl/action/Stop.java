package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.ctl.client.SupervisorServer;
import java.io.IOException;
import java.util.List;

final class Stop implements Action, Verb {

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
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (!Upcheck.passes(session)) {
            return;
        }
        List<String> names = Words.of(argument);
        if (names.isEmpty()) {
            reject("Error: stop requires a process name", session);
            return;
        }
        doTo(names, session);
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
    public ExitCode noSuchGroup() {
        return ExitCode.FAILURE;
    }

    @Override
    public Outcome outcome(ProcessResult result) {
        return switch (Results.status(result)) {
            case SUCCESS -> Outcome.success(result, "stopped");
            case NOT_RUNNING -> Outcome.harmlessError(result, "not running");
            case BAD_NAME -> Outcome.error(result, "no such process");
            case BAD_SIGNAL -> Outcome.error(result, "bad signal name");
            case FAILED -> new Outcome(result.description(), false);
            case UNKNOWN_METHOD,
                    INCORRECT_PARAMETERS,
                    BAD_ARGUMENTS,
                    SIGNATURE_UNSUPPORTED,
                    SHUTDOWN_STATE,
                    NO_FILE,
                    NOT_EXECUTABLE,
                    ABNORMAL_TERMINATION,
                    SPAWN_ERROR,
                    ALREADY_STARTED,
                    ALREADY_ADDED,
                    STILL_RUNNING,
                    CANT_REREAD -> throw new UnknownResultException(result);
        };
    }
}

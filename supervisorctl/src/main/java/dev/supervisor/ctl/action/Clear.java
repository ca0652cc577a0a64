package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.Target;
import dev.supervisor.api.state.Target.OneProcess;
import dev.supervisor.api.state.Target.WholeGroup;
import dev.supervisor.ctl.client.SupervisorServer;
import java.io.IOException;
import java.util.List;

/** Empties logs. Knows no groups: their names are sent like any other, and the server refuses them. */
final class Clear implements Action {

    @Override
    public String name() {
        return "clear";
    }

    @Override
    public List<String> help() {
        return List.of(
                "clear <name>\t\tClear a process' log files.",
                "clear <name> <name>\tClear multiple process' log files",
                "clear all\t\tClear all process' log files");
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (!Upcheck.passes(session)) {
            return;
        }
        List<String> names = Words.of(argument);
        if (names.isEmpty()) {
            reject("Error: clear requires a process name", session);
            return;
        }
        if (names.contains(Words.ALL)) {
            for (ProcessResult result : session.server().clearAllProcessLogs()) {
                tell(result, session);
            }
            return;
        }
        for (String name : names) {
            tell(clear(name, session.server()), session);
        }
    }

    private static ProcessResult clear(String typed, SupervisorServer server) throws IOException {
        Namespec name = nameInResult(typed);
        try {
            server.clearProcessLogs(typed);
            return new ProcessResult(name.process(), name.group(), Fault.SUCCESS.code(), "OK");
        } catch (RpcFault fault) {
            return new ProcessResult(name.process(), name.group(), fault.code(), fault.getMessage());
        }
    }

    /** The original prints its lack of a process name as Python does; so people know the line. */
    private static Namespec nameInResult(String typed) {
        return switch (Target.parse(typed)) {
            case OneProcess(Namespec name) -> name;
            case WholeGroup(String group) -> new Namespec(group, "None");
        };
    }

    private static void tell(ProcessResult result, Session session) {
        Namespec name = new Namespec(result.group(), result.name());
        String line =
                switch (Results.status(result)) {
                    case SUCCESS -> name + ": cleared";
                    case BAD_NAME -> name + ": ERROR (no such process)";
                    case FAILED -> name + ": ERROR (failed)";
                    case UNKNOWN_METHOD,
                            INCORRECT_PARAMETERS,
                            BAD_ARGUMENTS,
                            SIGNATURE_UNSUPPORTED,
                            SHUTDOWN_STATE,
                            BAD_SIGNAL,
                            NO_FILE,
                            NOT_EXECUTABLE,
                            ABNORMAL_TERMINATION,
                            SPAWN_ERROR,
                            ALREADY_STARTED,
                            NOT_RUNNING,
                            ALREADY_ADDED,
                            STILL_RUNNING,
                            CANT_REREAD -> throw new UnknownResultException(result);
                };
        session.terminal().line(line);
        if (result.status() != Fault.SUCCESS.code()) {
            session.exitWith(ExitCode.FAILURE);
        }
    }
}

package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.client.SupervisorServer;
import java.io.IOException;
import java.util.List;

/** Empties logs. Knows no groups: their names are sent like any other, and the server refuses them. */
final class Clear implements VerbAction {
    private static final Verdicts VERDICTS =
            Verdicts.of("cleared").error(Fault.BAD_NAME, "no such process").error(Fault.FAILED, "failed");

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
    public List<Verb> verbs(List<String> words) {
        return List.of(new Verb(
                SupervisorServer::clearProcessLogs,
                Clear::group,
                SupervisorServer::clearAllProcessLogs,
                VERDICTS,
                ExitCode.FAILURE));
    }

    private static List<ProcessResult> group(SupervisorServer server, String group) throws IOException {
        // The original prints its lack of a process name as Python does; so people know the line.
        Namespec name = new Namespec(group, "None");
        return List.of(Batch.result(name, () -> server.clearProcessLogs(group + ":*")));
    }
}

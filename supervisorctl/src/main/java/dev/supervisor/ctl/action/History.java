package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.report.RunReport;
import dev.supervisor.client.view.Past;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The last starts and ends of processes. */
final class History implements ProcessAction {

    @Override
    public String name() {
        return "history";
    }

    @Override
    public List<String> help() {
        return List.of(
                "history <name> [...]\tLast starts and ends of processes or groups: when, why, how, and their last"
                        + " output");
    }

    @Override
    public void doTo(List<String> names, Session session) throws RpcFault, IOException {
        List<ProcessInfo> processes =
                Selection.of(names, session.server().getAllProcessInfo(), ExitCode.FAILURE, session);
        for (ProcessInfo process : processes) {
            String name = Naming.nameOf(process);
            Optional<List<RunReport>> runs = session.server().api().history(name);
            if (runs.isEmpty()) {
                NoApi.fail("there is no history to show", session);
                return;
            }
            if (processes.size() > 1) {
                session.terminal().line(session.audience().palette().bold(name));
            }
            Past.lines(runs.get()).forEach(session.terminal()::line);
        }
    }
}

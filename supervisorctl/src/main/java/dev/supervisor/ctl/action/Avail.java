package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.ConfiguredProcess;
import java.io.IOException;
import java.util.List;

final class Avail implements Action {
    private static final int NAME_WIDTH = 32;
    private static final int WORD_WIDTH = 9;

    @Override
    public String name() {
        return "avail";
    }

    @Override
    public List<String> help() {
        return List.of("avail\t\t\tDisplay all configured processes");
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (rejectsArgument(argument, session)) {
            return;
        }
        try {
            for (ConfiguredProcess process : session.server().getAllConfigInfo()) {
                session.terminal().line(line(process));
            }
        } catch (RpcFault fault) {
            if (!fault.is(Fault.SHUTDOWN_STATE)) {
                throw fault;
            }
            session.terminal().line("ERROR: supervisor shutting down");
            session.exitWith(ExitCode.FAILURE);
        }
    }

    private static String line(ConfiguredProcess process) {
        StringBuilder line = new StringBuilder(80);
        Columns.pad(line, process.name().toString(), NAME_WIDTH);
        line.append(' ');
        Columns.pad(line, process.inUse() ? "in use" : "avail", WORD_WIDTH);
        line.append(' ');
        Columns.pad(line, process.autostart() ? "auto" : "manual", WORD_WIDTH);
        return line.append(' ')
                .append(process.groupPriority())
                .append(':')
                .append(process.processPriority())
                .toString();
    }
}

package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.List;

final class Add implements Action {

    @Override
    public String name() {
        return "add";
    }

    @Override
    public List<String> help() {
        return List.of("add <name> [...]\tActivates any updates in config for process/group");
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        for (String group : Words.of(argument)) {
            try {
                session.server().addProcessGroup(group);
                session.terminal().line(group + ": added process group");
            } catch (RpcFault fault) {
                tell(fault, group, session);
            }
        }
    }

    /** A group that is there already is as good as added: the exit code stays. */
    private static void tell(RpcFault fault, String group, Session session) throws RpcFault {
        if (fault.is(Fault.ALREADY_ADDED)) {
            session.terminal().line("ERROR: process group already active");
            return;
        }
        if (fault.is(Fault.SHUTDOWN_STATE)) {
            session.terminal().line("ERROR: shutting down");
        } else if (fault.is(Fault.BAD_NAME)) {
            session.terminal().line("ERROR: no such process/group: " + group);
        } else {
            throw fault;
        }
        session.exitWith(ExitCode.FAILURE);
    }
}

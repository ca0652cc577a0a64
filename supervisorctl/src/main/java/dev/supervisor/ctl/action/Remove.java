package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.List;

final class Remove implements Action {

    @Override
    public String name() {
        return "remove";
    }

    @Override
    public List<String> help() {
        return List.of("remove <name> [...]\tRemoves process/group from active config");
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        for (String group : Words.of(argument)) {
            try {
                session.server().removeProcessGroup(group);
                session.terminal().line(group + ": removed process group");
            } catch (RpcFault fault) {
                session.terminal().line("ERROR: " + why(fault) + ": " + group);
                session.exitWith(ExitCode.FAILURE);
            }
        }
    }

    /** @throws RpcFault the same, if the original has no words for it */
    private static String why(RpcFault fault) throws RpcFault {
        if (fault.is(Fault.STILL_RUNNING)) {
            return "process/group still running";
        }
        if (fault.is(Fault.BAD_NAME)) {
            return "no such process/group";
        }
        throw fault;
    }
}

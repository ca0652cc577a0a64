package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ConfigChanges;
import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class Reread implements Action {

    @Override
    public String name() {
        return "reread";
    }

    @Override
    public List<String> help() {
        return List.of("reread \t\t\tReload the daemon's configuration files without add/remove");
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (rejectsArgument(argument, session)) {
            return;
        }
        try {
            tell(session.server().reloadConfig(), session.terminal());
        } catch (RpcFault fault) {
            session.terminal().line("ERROR: " + why(fault));
            session.exitWith(ExitCode.FAILURE);
        }
    }

    /** @throws RpcFault the same, if the original has no words for it */
    private static String why(RpcFault fault) throws RpcFault {
        if (fault.is(Fault.SHUTDOWN_STATE)) {
            return "supervisor shutting down";
        }
        if (fault.is(Fault.CANT_REREAD)) {
            return fault.getMessage();
        }
        throw fault;
    }

    private static void tell(ConfigChanges changes, Terminal terminal) {
        Map<String, String> byName = new TreeMap<>();
        changes.added().forEach(group -> byName.put(group, "available"));
        changes.changed().forEach(group -> byName.put(group, "changed"));
        changes.removed().forEach(group -> byName.put(group, "disappeared"));
        byName.forEach((group, change) -> terminal.line(group + ": " + change));
        if (byName.isEmpty()) {
            terminal.line("No config updates to processes");
        }
    }
}

package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class Add implements Action {
    private static final GroupChange CHANGE = new GroupChange(
            "added process group",
            new Refusals(Map.of(
                    Fault.ALREADY_ADDED,
                    "process group already active",
                    Fault.SHUTDOWN_STATE,
                    "shutting down",
                    Fault.BAD_NAME,
                    "no such process/group: %s")),
            Set.of(Fault.ALREADY_ADDED));

    @Override
    public String name() {
        return "add";
    }

    @Override
    public List<String> help() {
        return List.of("add <name> [...]\tActivates any updates in config for process/group");
    }

    @Override
    public Operand operand(int place) {
        return Operand.GROUPS;
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        CHANGE.make(argument, group -> session.server().addProcessGroup(group), session);
    }
}

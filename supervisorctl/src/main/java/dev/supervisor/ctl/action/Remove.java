package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class Remove implements Action {
    private static final GroupChange CHANGE = new GroupChange(
            "removed process group",
            new Refusals(Map.of(
                    Fault.STILL_RUNNING,
                    "process/group still running: %s",
                    Fault.BAD_NAME,
                    "no such process/group: %s")),
            Set.of());

    @Override
    public String name() {
        return "remove";
    }

    @Override
    public List<String> help() {
        return List.of("remove <name> [...]\tRemoves process/group from active config");
    }

    @Override
    public Operand operand(int place) {
        return Operand.GROUPS;
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        CHANGE.make(argument, group -> session.server().removeProcessGroup(group), session);
    }
}

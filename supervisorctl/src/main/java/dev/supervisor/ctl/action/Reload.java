package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.List;

final class Reload implements Action {

    @Override
    public String name() {
        return "reload";
    }

    @Override
    public List<String> help() {
        return List.of("reload \t\tRestart the remote supervisord.");
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (rejectsArgument(argument, session)
                || !Confirmation.given("Really restart the remote supervisord process y/N? ", session)) {
            return;
        }
        try {
            session.server().restart();
            session.terminal().line("Restarted supervisord");
            Farewell.watch(session);
        } catch (RpcFault fault) {
            if (!fault.is(Fault.SHUTDOWN_STATE)) {
                throw fault;
            }
            session.terminal().line("ERROR: already shutting down");
            session.exitWith(ExitCode.FAILURE);
            Farewell.tell(session);
        }
    }
}

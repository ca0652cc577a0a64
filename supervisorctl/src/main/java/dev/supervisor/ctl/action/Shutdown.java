package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.ServerException;
import java.io.IOException;
import java.util.List;

final class Shutdown implements Action {

    @Override
    public String name() {
        return "shutdown";
    }

    @Override
    public List<String> help() {
        return List.of("shutdown \tShut the remote supervisord down.");
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (rejectsArgument(argument, session)
                || !Confirmation.given("Really shut the remote supervisord process down y/N? ", session)) {
            return;
        }
        try {
            session.server().shutdown();
            session.terminal().line("Shut down");
            Farewell.watch(session);
        } catch (RpcFault fault) {
            if (!fault.is(Fault.SHUTDOWN_STATE)) {
                throw fault;
            }
            session.terminal().line("ERROR: already shutting down");
            Farewell.tell(session);
        } catch (ServerException e) {
            String guess = e.kind() == ServerException.Kind.TIMED_OUT ? "" : " (already shut down?)";
            session.terminal().line("ERROR: " + session.serverUrl() + e.absence() + guess);
            session.exitWith(ExitCode.FAILURE);
            WhomAsked.say(e, session);
        }
    }
}

package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.ctl.client.ServerException;
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
        } catch (RpcFault fault) {
            if (!fault.is(Fault.SHUTDOWN_STATE)) {
                throw fault;
            }
            session.terminal().line("ERROR: already shutting down");
        } catch (ServerException e) {
            session.terminal().line("ERROR: " + session.serverUrl() + why(e) + " (already shut down?)");
            session.exitWith(ExitCode.FAILURE);
        }
    }

    /** @throws ServerException the same, if it need not mean that the server has gone */
    private static String why(ServerException failure) throws ServerException {
        return switch (failure.kind()) {
            case REFUSED -> " refused connection";
            case NO_SUCH_FILE -> " no such file";
            case NOT_A_DIRECTORY,
                    NOT_PERMITTED,
                    UNKNOWN_HOST,
                    BAD_ADDRESS,
                    UNAUTHORIZED,
                    HTTP_STATUS,
                    HUNG_UP,
                    BAD_ANSWER,
                    OTHER -> throw failure;
        };
    }
}

package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.ServerException;
import java.io.IOException;

/** Whether there is a server that understands us; if not, prints the original's message. */
final class Upcheck {
    private static final String OUR_API = "3.0";

    private Upcheck() {}

    static boolean passes(Session session) throws RpcFault, IOException {
        try {
            String api = session.server().getVersion();
            if (api.equals(OUR_API)) {
                return true;
            }
            return fail(
                    session,
                    ExitCode.OTHER_API,
                    "Sorry, this version of supervisorctl expects to talk to a server with API version " + OUR_API
                            + ", but the remote version is " + api + ".");
        } catch (RpcFault fault) {
            if (!fault.is(Fault.UNKNOWN_METHOD)) {
                throw fault;
            }
            return fail(
                    session,
                    ExitCode.NO_SUPERVISOR_NAMESPACE,
                    "Sorry, supervisord responded but did not recognize the supervisor namespace commands that"
                            + " supervisorctl uses to control it.  Please check that the"
                            + " [rpcinterface:supervisor] section is enabled in the configuration file"
                            + " (see sample.conf).");
        } catch (ServerException e) {
            String absence = e.absence();
            fail(session, exitCode(e.kind()), session.serverUrl() + absence);
            WhomAsked.say(e, session);
            return false;
        }
    }

    private static ExitCode exitCode(ServerException.Kind absence) {
        if (absence == ServerException.Kind.TIMED_OUT) {
            return ExitCode.FAILURE;
        }
        return absence == ServerException.Kind.REFUSED ? ExitCode.REFUSED : ExitCode.NOT_RUNNING;
    }

    private static boolean fail(Session session, ExitCode code, String sentence) {
        session.terminal().line(sentence);
        session.exitWith(code);
        return false;
    }
}

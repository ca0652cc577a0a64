package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.List;

/**
 * The version of the server, bare, because scripts compare it; for a person, standard error adds whether the server is
 * ours.
 */
final class Version implements Action {

    @Override
    public String name() {
        return "version";
    }

    @Override
    public List<String> help() {
        return List.of("version\t\t\tShow the version of the remote supervisord process");
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (rejectsArgument(argument, session) || !Upcheck.passes(session)) {
            return;
        }
        session.terminal().line(session.server().getSupervisorVersion());
        if (session.audience().seesOutput() && session.audience().seesErrors()) {
            session.server()
                    .api()
                    .daemon()
                    .ifPresent(daemon -> session.remark("Java implementation, version " + daemon.version()
                            + ", in place of supervisor " + daemon.supervisorVersion()));
        }
    }
}

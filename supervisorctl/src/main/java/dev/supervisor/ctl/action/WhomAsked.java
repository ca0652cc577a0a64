package dev.supervisor.ctl.action;

import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.ctl.client.ServerException;

/**
 * Tells a person, behind the original's line, which server could not be asked and who has named it: a line on standard error, if that is a
 * terminal. What scripts read is as ever.
 */
final class WhomAsked {
    private WhomAsked() {}

    static void say(ServerException failure, Session session) {
        if (session.audience().seesErrors()) {
            String who = failure.kind() == ServerException.Kind.UNAUTHORIZED ? user(session) : "";
            session.remark("asked " + session.address().discreet() + who + "; serverurl is "
                    + session.address().source());
        }
    }

    private static String user(Session session) {
        return session.credentials()
                .username()
                .filter(_ -> session.credentials().password().isPresent())
                .map(name -> " as " + PythonRepr.of(name))
                .orElse(" without username and password");
    }
}

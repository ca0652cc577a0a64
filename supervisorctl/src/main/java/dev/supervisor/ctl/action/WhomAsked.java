package dev.supervisor.ctl.action;

import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.client.ServerException;

/**
 * Adds for a person, after the original's line, which server could not be reached and where its URL comes from: a line
 * on standard error, if that is a terminal. Output for scripts does not change.
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

package dev.supervisor.ctl.action;

/** The messages about a server that offers no more than the original. */
final class NoApi {

    private NoApi() {}

    /** @param missing what therefore cannot be had: {@code CPU and memory are not shown} */
    static void say(String missing, Session session) {
        session.remark(session.serverUrl() + " has no /api/v1" + why(session.serverUrl()) + ", so " + missing);
    }

    private static String why(String url) {
        return url.startsWith("http:") ? " without a section [http_api] in the daemon's configuration" : "";
    }

    /** The same where nothing is left to be done. */
    static void fail(String missing, Session session) {
        say(missing, session);
        session.exitWith(ExitCode.FAILURE);
    }
}

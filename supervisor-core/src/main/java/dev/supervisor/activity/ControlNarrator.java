package dev.supervisor.activity;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.api.state.PythonRepr;

/** What the activity log says of servers and their clients (supervisor/http.py, supervisor/xmlrpc.py). Any thread. */
public final class ControlNarrator {
    private final ActivityLog log;

    ControlNarrator(ActivityLog log) {
        this.log = log;
    }

    public void rpcInterfaceInitialized(String namespace) {
        log.log(Level.INFO, "RPC interface " + PythonRepr.of(namespace) + " initialized");
    }

    /** @param section the server's section of the configuration, e.g. {@code unix_http_server} */
    public void serverWithoutAuthentication(String section) {
        log.log(Level.CRIT, "Server " + PythonRepr.of(section) + " running without any HTTP authentication checking");
    }

    /** A request's body cannot be read as a call. */
    public void requestUnmarshallable(byte[] body) {
        log.log(Level.ERRO, "XML-RPC request data " + PythonRepr.of(body) + " is invalid: unmarshallable");
    }

    /** A request's body is a call of nothing. */
    public void requestWithoutMethod(byte[] body) {
        log.log(Level.ERRO, "XML-RPC request data " + PythonRepr.of(body) + " is invalid: no method name");
    }

    public void methodCalled(String method) {
        log.log(Level.TRAC, "XML-RPC method called: " + method + "()");
    }

    public void methodReturned(String method) {
        log.log(Level.TRAC, "XML-RPC method " + method + "() returned successfully");
    }

    public void methodFaulted(String method, int code, String text) {
        log.log(Level.TRAC, "XML-RPC method " + method + "() returned fault: [" + code + "] " + text);
    }

    /** A mistake of ours came to light while a request was answered. */
    public void requestMishandled(byte[] body, String what) {
        log.log(
                Level.CRIT,
                "Handling XML-RPC request with data " + PythonRepr.of(body) + " raised an unexpected exception: "
                        + what);
    }
}

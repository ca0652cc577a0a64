package dev.supervisor.activity;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.api.python.PythonRepr;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Messages of the activity log about servers and their clients (supervisor/http.py, supervisor/xmlrpc.py). Any thread.
 */
public final class ControlNarrator {
    private static final DateTimeFormatter ACCESS_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");

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
        log.log(Level.ERRO, "XML-RPC request data " + shown(body) + " is invalid: unmarshallable");
    }

    /** A request's body is a call of nothing. */
    public void requestWithoutMethod(byte[] body) {
        log.log(Level.ERRO, "XML-RPC request data " + shown(body) + " is invalid: no method name");
    }

    /** Whether {@link #requestAnswered} would show. */
    public boolean showsRequests() {
        return log.shows(Level.TRAC);
    }

    /**
     * A request was answered: a line of the access log.
     *
     * @param client address and port
     * @param request its first line; characters that are no text are shown as {@code ?}
     * @param bytes of the answer with its head
     */
    public void requestAnswered(String client, Instant when, String request, int status, long bytes) {
        log.log(
                Level.TRAC,
                client + " - - [" + ACCESS_TIME.format(when) + "] \""
                        + UNPRINTABLE.matcher(request).replaceAll("?") + "\" " + status + " " + bytes);
    }

    /** There are as many connections as allowed; logged once a minute at most. */
    public void connectionTurnedAway() {
        log.log(Level.WARN, "cannot accept more HTTP connections: new clients are refused until others disconnect");
    }

    /** The system has no descriptor for a connection; logged once a minute at most. */
    public void noDescriptorForConnection() {
        log.log(
                Level.WARN,
                "cannot accept more HTTP connections: no descriptor is left (see the limit ulimit -Hn or"
                        + " LimitNOFILE), and new clients are refused");
    }

    /** @param who sent them: an address, or a user of this machine */
    public void loginFailed(String section, String who) {
        log.log(Level.INFO, "wrong name or password for server " + PythonRepr.of(section) + " from " + who);
    }

    /** The number of failed logins of a minute that were not logged one by one. */
    public void moreLoginsFailed(long number) {
        log.log(Level.INFO, number + " more logins with a wrong name or password within a minute");
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
                "Handling XML-RPC request with data " + shown(body) + " raised an unexpected exception: " + what);
    }

    /** As text, which it is for the original; bytes that are none as bytes. */
    private static String shown(byte[] body) {
        try {
            return PythonRepr.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException _) {
            return PythonRepr.of(body);
        }
    }
}

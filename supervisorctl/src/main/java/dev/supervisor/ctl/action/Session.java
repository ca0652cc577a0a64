package dev.supervisor.ctl.action;

import dev.supervisor.client.Credentials;
import dev.supervisor.client.ServerException;
import dev.supervisor.client.ServerUrl;
import dev.supervisor.client.SupervisorServer;
import java.io.IOException;
import java.util.Optional;

/**
 * The state that lasts from one action to the next: the server, the login, and the exit code so far (the last one set
 * counts). One thread.
 */
public final class Session {
    private final Terminal terminal;
    private final Audience audience;
    private final Servers servers;
    private final boolean interactive;

    private ServerUrl address;
    private Credentials credentials;
    private Optional<SupervisorServer> server = Optional.empty();
    private ExitCode exitCode = ExitCode.SUCCESS;
    private boolean over;
    private String remark = "";

    public Session(
            Terminal terminal,
            Audience audience,
            Servers servers,
            ServerUrl address,
            Credentials credentials,
            boolean interactive) {
        this.audience = audience;
        this.terminal = terminal;
        this.servers = servers;
        this.address = address;
        this.credentials = credentials;
        this.interactive = interactive;
    }

    public Terminal terminal() {
        return terminal;
    }

    Audience audience() {
        return audience;
    }

    /** Whether there is somebody to be asked. */
    public boolean isInteractive() {
        return interactive;
    }

    public String serverUrl() {
        return address.text();
    }

    /** The same, with its source. */
    ServerUrl address() {
        return address;
    }

    /** The login for the server. */
    Credentials credentials() {
        return credentials;
    }

    /**
     * The server that the current action works with.
     *
     * @throws ServerException if the server's URL is not one
     */
    public SupervisorServer server() throws ServerException {
        if (server.isEmpty()) {
            server = Optional.of(servers.at(address.text(), credentials));
        }
        return server.get();
    }

    /** The same server over a connection of its own. */
    SupervisorServer anotherConnection() throws ServerException {
        return servers.at(address.text(), credentials);
    }

    /** Prints a remark on standard error that the original does not have; once, if it is repeated in a row. */
    void remark(String sentence) {
        if (!sentence.equals(remark)) {
            terminal.error(sentence);
            remark = sentence;
        }
    }

    /** Ends the connection: each action makes its own, as a daemon may be restarted between two. */
    void hangUp() throws IOException {
        remark = "";
        if (server.isPresent()) {
            server.get().close();
            server = Optional.empty();
        }
    }

    /** Talks to another server from now on. */
    void turnTo(ServerUrl other) throws IOException {
        hangUp();
        address = other;
    }

    /** Is somebody else for the server from now on. */
    void logIn(Credentials others) throws IOException {
        hangUp();
        credentials = others;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    void exitWith(ExitCode code) {
        exitCode = code;
    }

    /** Whether the person wants to leave. */
    public boolean isOver() {
        return over;
    }

    void leave() {
        over = true;
    }
}

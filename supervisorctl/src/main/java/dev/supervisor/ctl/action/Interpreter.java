package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.Credentials;
import dev.supervisor.client.ServerException;
import java.io.IOException;
import java.util.Optional;

/** Does what lines say, one after the other, and says what went wrong where an action does not. One thread. */
public final class Interpreter {
    private final Session session;
    private final Actions actions = new Actions();

    public Interpreter(Session session) {
        this.session = session;
    }

    /** Does what one line says; nothing if it is empty. */
    public void run(String line) {
        ActionLine parsed = ActionLine.parse(line);
        if (parsed.isEmpty()) {
            return;
        }
        Optional<Action> action = actions.find(parsed.name());
        if (action.isEmpty()) {
            session.terminal().line("*** Unknown syntax: " + parsed.line());
            session.exitWith(ExitCode.FAILURE);
            DidYouMean.action(parsed.name(), actions, session);
            return;
        }
        try {
            while (!isDone(action.get(), parsed.argument())) {
                askWhoItIs();
            }
        } catch (RpcFault fault) {
            fail(ErrorSentence.of(fault));
            if (fault.is(Fault.SHUTDOWN_STATE)) {
                Farewell.tell(session);
            }
        } catch (UnknownResultException result) {
            fail(ErrorSentence.of(result));
        } catch (ServerException failure) {
            boolean silent = failure.kind() == ServerException.Kind.TIMED_OUT;
            fail(silent ? ErrorSentence.ofSilence(failure, parsed.line(), session) : ErrorSentence.of(failure));
            WhomAsked.say(failure, session);
        } catch (IOException failure) {
            fail(ErrorSentence.of(failure));
        }
    }

    /** Whether the action has run; it has not if the server wants a login and somebody is there to give one. */
    private boolean isDone(Action action, String argument) throws RpcFault, IOException {
        try {
            action.run(argument, session);
            return true;
        } catch (ServerException failure) {
            if (failure.kind() != ServerException.Kind.UNAUTHORIZED) {
                throw failure;
            }
            session.terminal().line("Server requires authentication");
            if (!session.isInteractive()) {
                throw failure;
            }
            return false;
        }
    }

    private void askWhoItIs() throws IOException {
        String username = session.terminal().ask("Username:");
        String password = session.terminal().askSecretly("Password:");
        session.terminal().line("");
        session.logIn(new Credentials(Optional.of(username), Optional.of(password)));
    }

    private void fail(String sentence) {
        session.terminal().line(sentence);
        session.exitWith(ExitCode.FAILURE);
    }

    /**
     * Closes the connection. A client that makes no more of them leaves that to the end of the program, which is
     * faster.
     */
    public void hangUp() {
        try {
            session.hangUp();
        } catch (IOException e) {
            session.terminal().error("cannot close the connection to " + session.serverUrl() + ": " + e.getMessage());
        }
    }
}

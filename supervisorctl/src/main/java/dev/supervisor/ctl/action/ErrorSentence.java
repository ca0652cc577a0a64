package dev.supervisor.ctl.action;

import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.ServerException;
import java.io.EOFException;
import java.io.IOException;

/**
 * The message for a failure for which no action has words. It begins as the original's does, class of the exception and
 * all, because scripts and search engines know it so; the place in the original's code that would follow is left out.
 */
final class ErrorSentence {
    private ErrorSentence() {}

    static String of(RpcFault fault) {
        return sentence("xmlrpc.client.Fault", faultText(fault));
    }

    static String of(IOException failure) {
        if (failure instanceof ServerException server) {
            return sentence(server.kind().knownAs(), server.getMessage());
        }
        return sentence(failure instanceof EOFException ? "EOFError" : "OSError", failure.getMessage());
    }

    /** The message about a server that has not answered in time, which {@code status} prints too. */
    static String ofSilence(ServerException failure, String asked, Session session) {
        return session.serverUrl() + ": " + failure.getMessage() + " to \"" + asked + "\"";
    }

    static String of(UnknownResultException result) {
        return sentence("ValueError", result.getMessage());
    }

    /** As the original writes a fault: {@code <Fault 6: 'SHUTDOWN_STATE'>}. */
    static String faultText(RpcFault fault) {
        return "<Fault " + fault.code() + ": " + PythonRepr.of(fault.getMessage()) + ">";
    }

    private static String sentence(String knownAs, String message) {
        return "error: <class '" + knownAs + "'>, " + message;
    }
}

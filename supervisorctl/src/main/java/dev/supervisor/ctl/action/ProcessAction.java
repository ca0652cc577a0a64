package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.List;

/** An action on processes and groups that the person names, one or several. */
interface ProcessAction extends Action {

    /** Does it, once it is clear that there is a server and that there are words enough. */
    void doTo(List<String> words, Session session) throws RpcFault, IOException;

    /** The kind of name that is missing, for the error message. */
    default String needs() {
        return "a process name";
    }

    default int fewestWords() {
        return 1;
    }

    /** The exit code where nothing is named. */
    default ExitCode misused() {
        return ExitCode.FAILURE;
    }

    @Override
    default Operand operand(int place) {
        return Operand.PROCESSES;
    }

    @Override
    default void run(String argument, Session session) throws RpcFault, IOException {
        if (!Upcheck.passes(session)) {
            return;
        }
        List<String> words = Words.of(argument);
        if (words.size() < fewestWords()) {
            reject("Error: " + name() + " requires " + needs(), session);
            session.exitWith(misused());
            return;
        }
        doTo(words, session);
    }
}

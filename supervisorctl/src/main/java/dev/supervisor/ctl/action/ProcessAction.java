package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.List;

/** An action on processes and groups that the person names, one or several. */
interface ProcessAction extends Action {

    /**
     * What is done to all that is named, one thing after the other.
     *
     * @param words of which there are enough
     */
    List<Verb> verbs(List<String> words);

    /** Those among the words that are names. */
    default List<String> names(List<String> words) {
        return words;
    }

    /** What must be named, for the complaint. */
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
        for (Verb verb : verbs(words)) {
            new Batch(verb, session).over(names(words));
        }
    }
}

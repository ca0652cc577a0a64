package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.List;

/** An action that makes the same call, or one after the other, for all that is named, and tells what came of each. */
interface VerbAction extends ProcessAction {

    /**
     * The steps for all named processes, one after the other.
     *
     * @param words enough of them
     */
    List<Verb> verbs(List<String> words);

    /** The names among the words. */
    default List<String> names(List<String> words) {
        return words;
    }

    @Override
    default void doTo(List<String> words, Session session) throws RpcFault, IOException {
        for (Verb verb : verbs(words)) {
            new Batch(verb, session).over(names(words));
        }
    }
}

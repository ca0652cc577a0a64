package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.RpcFault;
import java.io.IOException;
import java.util.List;

/** An action of the command line and the prompt. Has no state: all of it is in the {@link Session}. */
interface Action {

    /** The word that asks for it. */
    String name();

    /** The output of {@code help NAME}; empty for an internal action. */
    List<String> help();

    /** Its additions to the original's action; {@code help NAME} prints them for a person. */
    default List<String> addedHelp() {
        return List.of();
    }

    /**
     * The kind of argument at a place.
     *
     * @param place the number of words before it, not counting those that begin with a dash
     */
    default Operand operand(int place) {
        return Operand.NOTHING;
    }

    /** Its flags, in alphabetical order; each is in the help too. */
    default List<Flag> flags() {
        return List.of();
    }

    /**
     * Does it and says how it went.
     *
     * @param argument the rest of the line, without blanks around it
     * @throws RpcFault a refusal of the server for which this action has no words
     * @throws IOException if the server cannot be asked, and the action has no words for that
     */
    void run(String argument, Session session) throws RpcFault, IOException;

    /** Says what is wrong with the arguments, and what they should be. */
    default void reject(String complaint, Session session) {
        session.terminal().line(complaint);
        printHelp(session.terminal());
        session.exitWith(ExitCode.FAILURE);
    }

    /** Whether there is a superfluous argument, which has been reported. */
    default boolean rejectsArgument(String argument, Session session) {
        if (!argument.isEmpty()) {
            reject("Error: " + name() + " accepts no arguments", session);
        }
        return !argument.isEmpty();
    }

    default void printHelp(Terminal terminal) {
        for (String line : help()) {
            terminal.line(line);
        }
    }
}

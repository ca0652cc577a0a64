package dev.supervisor.command;

import java.util.List;

/** The result of looking up a program's command. */
public sealed interface CommandLookup {

    /**
     * It can be run, as far as can be known before.
     *
     * @param executable path of the program
     * @param argv its arguments, the first one as the command has it
     */
    record Command(String executable, List<String> argv) implements CommandLookup {
        public Command {
            argv = List.copyOf(argv);
        }
    }

    /**
     * It cannot be run.
     *
     * @param missing there is nothing of that name; otherwise it is there but cannot be run
     */
    record CommandProblem(boolean missing, String sentence) implements CommandLookup {}
}

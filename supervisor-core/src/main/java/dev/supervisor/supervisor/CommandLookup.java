package dev.supervisor.supervisor;

import java.util.List;

/** What came of looking a program's command up. */
sealed interface CommandLookup permits CommandLookup.Command, Subprocess.CommandProblem {

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
}

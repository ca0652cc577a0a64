package dev.supervisor.ctl.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the actions, those of this program only for a person: scripts get the list of the original. */
final class Help implements Action {
    private static final String HEADER = "default commands (type help <topic>):";
    private static final String ADDED = "additional commands (type help <topic>):";

    private final Actions actions;

    Help(Actions actions) {
        this.actions = actions;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public List<String> help() {
        return List.of("help\t\tPrint a list of available actions", "help <action>\tPrint help for <action>");
    }

    @Override
    public Operand operand(int place) {
        return place == 0 ? Operand.ACTIONS : Operand.NOTHING;
    }

    @Override
    public void run(String argument, Session session) {
        Terminal terminal = session.terminal();
        if (argument.isEmpty()) {
            terminal.line("");
            list(HEADER, actions.listed(), terminal);
            if (session.audience().seesOutput()) {
                list(ADDED, actions.added(), terminal);
            }
            return;
        }
        Optional<Action> action = actions.find(argument);
        if (action.isEmpty() || action.get().help().isEmpty()) {
            terminal.line("*** No help on " + argument);
            return;
        }
        action.get().printHelp(terminal);
        if (session.audience().seesOutput()) {
            action.get().addedHelp().forEach(terminal::line);
        }
    }

    private static void list(String header, List<Action> listed, Terminal terminal) {
        List<String> names = new ArrayList<>();
        for (Action action : listed) {
            names.add(action.name());
        }
        terminal.line(header);
        terminal.line("=".repeat(header.length()));
        for (String line : Columns.columnize(names)) {
            terminal.line(line);
        }
        terminal.line("");
    }
}

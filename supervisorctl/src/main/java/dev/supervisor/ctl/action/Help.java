package dev.supervisor.ctl.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class Help implements Action {
    private static final String HEADER = "default commands (type help <topic>):";

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
    public void run(String argument, Session session) {
        Terminal terminal = session.terminal();
        if (argument.isEmpty()) {
            list(terminal);
            return;
        }
        Optional<Action> action = actions.find(argument);
        if (action.isEmpty() || action.get().help().isEmpty()) {
            terminal.line("*** No help on " + argument);
            return;
        }
        action.get().printHelp(terminal);
    }

    private void list(Terminal terminal) {
        List<String> names = new ArrayList<>();
        for (Action action : actions.listed()) {
            names.add(action.name());
        }
        terminal.line("");
        terminal.line(HEADER);
        terminal.line("=".repeat(HEADER.length()));
        for (String line : Columns.columnize(names)) {
            terminal.line(line);
        }
        terminal.line("");
    }
}

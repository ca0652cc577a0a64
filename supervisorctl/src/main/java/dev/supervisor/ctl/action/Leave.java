package dev.supervisor.ctl.action;

import java.util.List;

/**
 * Leaves the shell.
 *
 * @param name one of the words for it
 */
record Leave(String name) implements Action {

    @Override
    public List<String> help() {
        return List.of(name + "\tExit the supervisor shell.");
    }

    @Override
    public void run(String argument, Session session) {
        session.terminal().line("");
        session.leave();
    }
}

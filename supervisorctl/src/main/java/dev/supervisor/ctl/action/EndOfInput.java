package dev.supervisor.ctl.action;

import java.util.List;

/** The end of the input as an action; the original understands it as a word too. */
final class EndOfInput implements Action {

    @Override
    public String name() {
        return "EOF";
    }

    @Override
    public List<String> help() {
        return List.of();
    }

    @Override
    public void run(String argument, Session session) {
        session.terminal().line("");
        session.leave();
    }
}

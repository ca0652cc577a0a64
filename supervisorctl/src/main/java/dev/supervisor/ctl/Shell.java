package dev.supervisor.ctl;

import dev.supervisor.ctl.action.Interpreter;
import dev.supervisor.ctl.action.Session;
import java.io.EOFException;
import java.io.IOException;

/**
 * Does what is typed, line after line, from a terminal or a pipe, until there is no more or somebody leaves. It begins with the
 * status of everything.
 */
final class Shell {
    private final Session session;
    private final Interpreter interpreter;
    private final String prompt;

    Shell(Session session, String prompt) {
        this.session = session;
        this.interpreter = new Interpreter(session);
        this.prompt = prompt + "> ";
    }

    /**
     * Returns when it is over.
     *
     * @throws IOException if the input cannot be read
     */
    void run() throws IOException {
        interpreter.run("status");
        while (!session.isOver()) {
            interpreter.run(nextLine());
        }
    }

    private String nextLine() throws IOException {
        try {
            return session.terminal().ask(prompt);
        } catch (EOFException e) {
            return "EOF";
        }
    }
}

package dev.supervisor.ctl.shell;

import dev.supervisor.ctl.action.Interpreter;
import dev.supervisor.ctl.action.Session;
import java.io.IOException;
import java.util.Optional;

/**
 * Does what is typed, line after line, from a terminal or a pipe, until there is no more or somebody leaves. It begins with the
 * status of everything.
 */
public final class Shell {
    private final Session session;
    private final Interpreter interpreter;
    private final String prompt;

    public Shell(Session session, String prompt) {
        this.session = session;
        this.interpreter = new Interpreter(session);
        this.prompt = prompt + "> ";
    }

    /**
     * Returns when it is over.
     *
     * @throws IOException if the input cannot be read
     */
    public void run(Lines lines) throws IOException {
        doLine("status");
        while (!session.isOver()) {
            Optional<String> line = lines.next(prompt);
            if (line.isEmpty()) {
                return;
            }
            doLine(line.get());
        }
    }

    private void doLine(String line) {
        interpreter.run(line);
        interpreter.hangUp();
    }
}

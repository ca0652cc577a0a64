package dev.supervisor.ctl.shell;

import dev.supervisor.ctl.action.Terminal;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** Lines as they come, from a pipe or a file. Their end is a word of its own, as in the original. */
public record PlainLines(Terminal terminal) implements Lines {

    @Override
    public Optional<String> next(String prompt) throws IOException {
        try {
            return Optional.of(terminal.ask(prompt));
        } catch (EOFException e) {
            return Optional.of("EOF");
        }
    }
}

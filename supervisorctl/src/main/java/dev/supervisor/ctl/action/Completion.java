package dev.supervisor.ctl.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prints the script by which a shell completes the words of this program. */
final class Completion implements Action {
    /** Each has a script among the resources. */
    static final List<String> SHELLS = List.of("bash", "fish", "zsh");

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public List<String> help() {
        return List.of("completion <shell>\tPrint a completion script for bash, fish or zsh");
    }

    @Override
    public Operand operand(int place) {
        return place == 0 ? Operand.SHELLS : Operand.NOTHING;
    }

    @Override
    public void run(String argument, Session session) {
        if (SHELLS.contains(argument)) {
            session.terminal().print(script(argument));
        } else {
            reject("Error: completion requires the name of a shell", session);
        }
    }

    private static String script(String shell) {
        String resource = "completion." + shell;
        try (InputStream script = Completion.class.getResourceAsStream(resource)) {
            if (script == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.supervisor.daemon;

import dev.supervisor.user.StrongPassword;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a password for {@code --hash_password}: at a terminal without showing it, else the first line of standard input. */
final class PasswordPrompt {
    private PasswordPrompt() {}

    /** @throws UsageException if there is none */
    static StrongPassword read() throws UsageException {
        Console console = System.console();
        Optional<String> password = console != null && console.isTerminal() ? typed(console) : firstLine();
        return StrongPassword.make(password.filter(text -> !text.isEmpty())
                .orElseThrow(() -> new UsageException("there is no password on standard input")));
    }

    private static Optional<String> typed(Console console) {
        return Optional.ofNullable(console.readPassword("Password: ")).map(String::new);
    }

    private static Optional<String> firstLine() throws UsageException {
        try {
            return Optional.ofNullable(
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
        } catch (IOException unreadable) {
            throw new UsageException("cannot read standard input: " + unreadable.getMessage());
        }
    }
}

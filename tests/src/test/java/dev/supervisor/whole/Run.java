package dev.supervisor.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a command.
 *
 * @param code its exit code
 */
record Run(int code, String out, String err) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Runs a command to its end, which must come within two minutes. */
    static Run of(Path directory, List<String> command) {
        return of(directory, command, PATIENCE);
    }

    /** Runs a command to its end, which must come in time. */
    static Run of(Path directory, List<String> command, Duration patience) {
        try {
            Path out = Files.createTempFile(directory, "run", ".out");
            Path err = Files.createTempFile(directory, "run", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(patience)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running after " + patience + ": " + command);
            }
            Run run = new Run(process.exitValue(), text(out), text(err));
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Run of(Path directory, Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return of(directory, command);
    }

    List<String> lines() {
        return out.lines().toList();
    }

    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

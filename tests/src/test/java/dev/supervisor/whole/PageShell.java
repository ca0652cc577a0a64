package dev.supervisor.whole;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A shell into which the lines of a page are typed, one after the other, with the distribution's programs on its path. */
final class PageShell implements AutoCloseable {
    private static final String END = "=== end of the answer ===";

    /** Commands have no standard input, and {@code $?} is what the one before ended with. */
    private static final String LOOP = """
        exec 3<&0 </dev/null
        code=0
        while IFS= read -r -d '' -u 3 line; do
            eval "(exit $code)
        $line" 3<&-
            code=$?
            printf '%s\\n' "$0"
        done
        """;

    private final Path directory;
    private final Process bash;
    private final BufferedReader answers;

    PageShell(Path directory) {
        this.directory = directory;
        ProcessBuilder builder = new ProcessBuilder("timeout", "120", "bash", "--norc", "--noprofile", "-c", LOOP, END);
        Map<String, String> environment = builder.environment();
        environment.put("PATH", Peer.OURS.daemon().getParent() + ":" + environment.get("PATH"));
        environment.put("LC_ALL", "C.UTF-8");
        environment.remove("CLICOLOR_FORCE");
        try {
            bash = builder.directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = bash.inputReader(StandardCharsets.UTF_8);
    }

    /** The output of a command, on both streams. */
    List<String> answer(String command) {
        try {
            bash.getOutputStream().write((command + "\0").getBytes(StandardCharsets.UTF_8));
            bash.getOutputStream().flush();
            List<String> lines = new ArrayList<>();
            for (String line = answers.readLine(); !END.equals(line); line = answers.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("the shell has ended in: " + command + "\n" + lines);
                }
                lines.add(line);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the shell, and a daemon that a page has left behind. */
    @Override
    public void close() throws IOException {
        bash.getOutputStream().close();
        await().atMost(RunningDaemon.PATIENCE).until(() -> !bash.isAlive());
        Path pidfile = directory.resolve("supervisord.pid");
        if (Files.exists(pidfile)) {
            ProcessHandle.of(Long.parseLong(Run.text(pidfile).strip())).ifPresent(daemon -> {
                daemon.destroy();
                await().atMost(RunningDaemon.PATIENCE).until(() -> !daemon.isAlive());
            });
        }
    }
}

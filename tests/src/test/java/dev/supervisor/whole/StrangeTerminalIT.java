package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Our client, run by a user other than root, at terminals and with files that lack something. */
@DisplayName("At a terminal that lacks something, supervisorctl")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangeTerminalIT {
    private static final String KEYS =
            Path.of("src/test/resources/terminal/keys.py").toAbsolutePath().toString();

    private RunningDaemon daemon;
    private OrdinaryUser user;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        user = OrdinaryUser.in(directory);
        Path secret = Files.writeString(directory.resolve("secret"), "status nobody\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        daemon = RunningDaemon.startAs(user, directory, """
            history_file = %(here)s/secret
            [program:web]
            command = /bin/cat
            """);
        daemon.awaitState("web", "RUNNING");
    }

    @AfterAll
    void end() {
        daemon.close();
    }

    /** @param steps what {@code keys.py} sees and types */
    private Run type(List<String> arguments, String... steps) {
        List<String> command = new ArrayList<>(List.of("python3", KEYS));
        command.addAll(List.of(steps));
        Path client = user.daemon().resolveSibling("supervisorctl");
        command.add("--");
        command.addAll(user.command(List.of(client.toString(), "-c", "supervisord.conf")));
        command.addAll(arguments);
        Run run = Run.of(daemon.directory(), command);
        assertEquals("", run.err());
        assertEquals(0, run.code());
        return run;
    }

    private static void assertNothingOfJava(Run run) {
        assertThat(run.out()).doesNotContain("WARNING", "Exception", "jline", "\tat ");
    }

    @Test
    void works_without_a_word_with_a_history_that_its_user_may_not_read() {
        Run run = type(
                List.of(),
                "see:supervisor> ",
                "type:pid web\n",
                "see:" + daemon.pidOf("web"),
                "see:supervisor> ",
                "type:\033OA",
                "see:pid web",
                "type:\n",
                "see:" + daemon.pidOf("web"),
                "see:supervisor> ",
                "type:^D");

        assertNothingOfJava(run);
    }

    @Test
    void works_without_a_word_where_the_host_does_not_know_the_terminal() {
        Run shell = type(
                List.of(),
                "term:no-such-terminal",
                "see:supervisor> ",
                "type:pid web\n",
                "see:" + daemon.pidOf("web"),
                "see:supervisor> ",
                "type:^D");
        Run top = type(List.of("top"), "term:no-such-terminal", "see:web ", "see:RUNNING", "type:q");

        assertNothingOfJava(shell);
        assertNothingOfJava(top);
    }
}

package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real shells with the scripts of the distribution, and a daemon that is asked for names. */
@DisplayName("The words of supervisorctl are completed")
class CompletionIT {
    private static final String KEYS =
            Path.of("src/test/resources/terminal/keys.py").toAbsolutePath().toString();
    private static final String CLIENT = Peer.OURS.client().toString();

    @TempDir
    private static Path directory;

    private static RunningDaemon daemon;

    @BeforeAll
    static void start() throws IOException {
        daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:web]
            command = /bin/cat
            [program:worker]
            command = /bin/cat
            process_name = w%(process_num)d
            numprocs = 2
            """);
        for (String name : List.of("web", "worker:w0", "worker:w1")) {
            daemon.awaitState(name, "RUNNING");
        }
        for (String shell : List.of("bash", "zsh", "fish")) {
            Run script = Run.of(directory, Peer.OURS.client(), List.of("completion", shell));
            assertEquals(0, script.code());
            Files.writeString(directory.resolve("completion." + shell), script.out());
        }
        Files.writeString(directory.resolve("bashrc"), "source ./completion.bash; PS1='ready> '\n");
        Files.writeString(
                directory.resolve(".zshrc"),
                "autoload -U compinit; compinit -u -D; source ./completion.zsh; PS1='ready> '\n");
    }

    @AfterAll
    static void end() {
        daemon.close();
    }

    /** The completions that bash would offer. */
    private static List<String> inBash(String line) {
        String script = """
            source ./completion.bash
            COMP_LINE=$1 COMP_POINT=${#1}
            COMP_WORDS=($1)
            _supervisorctl "$2"
            [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
            """;
        Run run = Run.of(directory, List.of("bash", "--norc", "-c", script, "bash", line, CLIENT));
        assertEquals("", run.err());
        return run.lines();
    }

    @ParameterizedTest
    @CsvSource({
        "statu, status",
        "-c supervisord.conf status we, web",
        "-c supervisord.conf stop worker:, * w0 w1",
        "-c supervisord.conf start web worker:w1, w1",
        "-c supervisord.conf update w, web worker",
        "-c supervisor, supervisord.conf supervisord.log supervisord.pid",
        "--configuration completion.b, completion.bash",
        "-s unix:///nowhere status '', ''",
        "--col, --color",
        "-c supervisord.conf update --, --minimal --plan"
    })
    void by_bash(String words, String completions) {
        assertThat(inBash("supervisorctl " + words.replace("''", "")))
                .containsExactlyInAnyOrder(completions.isEmpty() ? new String[0] : completions.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "statu, status",
        "-c supervisord.conf status we, web",
        "-c supervisord.conf stop worker:, worker:* worker:w0 worker:w1",
        "-c supervisord.conf update w, web worker",
        "--configuration completion.b, completion.bash",
        "-s unix:///nowhere status x, ''",
        "--col, --color",
        "-c supervisord.conf update --, --minimal --plan"
    })
    void by_fish(String words, String completions) {
        String script = "source completion.fish; complete -C \"supervisorctl " + words + "\"";
        Run run = Run.of(directory, inPath(List.of("fish", "--no-config", "-c", script)));

        assertEquals("", run.err());
        assertThat(run.lines().stream().map(line -> line.split("\t")[0]))
                .containsExactlyInAnyOrder(completions.isEmpty() ? new String[0] : completions.split(" "));
    }

    @Test
    void by_bash_at_a_terminal() {
        Run run = typed(
                List.of("bash", "--rcfile", "bashrc", "-i"),
                "see:ready> ",
                "type:supervisorctl -c supervisord.conf stat\tworker:w\t1\n",
                "see:RUNNING",
                "see:ready> ",
                "type:exit\n");

        assertThat(run.out()).contains("worker:w1                        RUNNING");
    }

    @Test
    void by_zsh_at_a_terminal() {
        Run run = typed(
                List.of("zsh", "-d", "-i"),
                "see:ready> ",
                // zsh completes nothing while more has been typed already.
                "type:supervisorctl -c supervisord.conf stat\t",
                "see:status",
                "type:worker\\:w1\t\n",
                "see:RUNNING",
                "see:ready> ",
                "type:supervisorctl -c supervisord.conf update wo\t",
                "see:update worker",
                "type:\n",
                "see:ready> ",
                "type:exit\n");

        assertThat(run.out()).contains("worker:w1                        RUNNING");
    }

    private static Run typed(List<String> shell, String... steps) {
        List<String> command = new ArrayList<>(List.of("python3", KEYS));
        command.addAll(List.of(steps));
        command.add("--");
        command.addAll(inPath(shell));
        Run run = Run.of(directory, command);
        assertEquals("", run.err());
        return run;
    }

    private static List<String> inPath(List<String> command) {
        List<String> all = new ArrayList<>(List.of(
                "env",
                "HOME=" + directory,
                "ZDOTDIR=" + directory,
                // zsh passes over a directory with ".." in its name.
                "PATH=" + Path.of(CLIENT).normalize().getParent() + ":/usr/bin:/bin"));
        all.addAll(command);
        return all;
    }
}

package dev.supervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.client.RemoteSupervisor;
import dev.supervisor.client.ServerAddress;
import dev.supervisor.client.ServerException;
import dev.supervisor.ctl.action.RecordingTerminal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A command line that has been begun")
@Execution(ExecutionMode.CONCURRENT)
class CommandCompletionTest {
    @TempDir
    private Path folder;

    private final RecordingTerminal terminal = new RecordingTerminal();
    private final List<String> asked = new ArrayList<>();

    /** Nobody is there. */
    private int complete(List<String> typed) {
        List<String> words = new ArrayList<>(List.of("__complete"));
        words.addAll(typed);
        Program program = new Program(
                terminal,
                Screens.NONE,
                _ -> (url, _) -> {
                    asked.add(url);
                    throw new ServerException(ServerException.Kind.REFUSED, "[Errno 111] Connection refused");
                },
                Map.of(),
                _ -> {});
        return program.run("/usr/bin/supervisorctl", words);
    }

    @ParameterizedTest
    @CsvSource({
        "sta, start status",
        "--s, --serverurl",
        "-i sto, stop",
        "-- -, ''",
        "--color a, auto always",
        "completion b, bash",
        "help stat, status",
        "signal US, USR1 USR2",
        "signal -x US, USR1 USR2",
        "tail -f x st, stderr stdout",
        "nonsense st, ''",
        "-x sta, ''",
        "-u st, ''",
    })
    void goes_on_with_words_that_need_no_server(String line, String words) throws IOException {
        String file = config("unix:///nowhere");
        List<String> typed = new ArrayList<>(List.of("-c", file));
        typed.addAll(List.of(line.split(" ")));

        assertEquals(0, complete(typed));
        assertThat(terminal.out().lines().map(text -> text.split("\t")[0]))
                .containsExactly(words.isEmpty() ? new String[0] : words.split(" "));
    }

    @Test
    void goes_on_with_every_action_where_nothing_stands_yet() throws IOException {
        complete(List.of("-c", config("unix:///nowhere"), ""));

        assertThat(terminal.out())
                .startsWith("add\tActivates any updates in config for process/group\n")
                .contains("completion\t", "help\t")
                .doesNotContain("EOF");
    }

    @Test
    void goes_on_with_a_file_behind_an_option_that_takes_one() {
        assertEquals(1, complete(List.of("-c", "")));
        assertEquals(1, complete(List.of("--conf", "super")));
        assertEquals(1, complete(List.of("-i", "-r", "")));
        assertEquals("", terminal.out());
    }

    @Test
    void asks_the_server_of_that_line_and_says_nothing_when_it_is_not_there() throws IOException {
        assertEquals(0, complete(List.of("-c", config("unix:///nowhere"), "status", "")));
        assertEquals(0, complete(List.of("-s", "http://elsewhere:1", "-c", config(""), "start", "x")));

        assertEquals(List.of("unix:///nowhere", "http://elsewhere:1"), asked);
        assertEquals("", terminal.out() + terminal.err());
    }

    @Test
    void says_nothing_of_a_configuration_that_is_wrong() {
        assertEquals(0, complete(List.of("-c", folder + "/none", "status", "")));

        assertEquals("", terminal.out() + terminal.err());
    }

    private String config(String url) throws IOException {
        Path file = folder.resolve("supervisord.conf");
        Files.writeString(file, "[supervisorctl]\n" + (url.isEmpty() ? "" : "serverurl=" + url + "\n"));
        return file.toString();
    }

    @Test
    void does_not_wait_for_a_server_that_never_answers() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://localhost:" + mute.getLocalPort();
            Program program = new Program(
                    terminal,
                    Screens.NONE,
                    patience -> (address, credentials) ->
                            new RemoteSupervisor(ServerAddress.parse(address), credentials, patience),
                    Map.of(),
                    _ -> {});

            assertEquals(0, program.run("supervisorctl", List.of("__complete", "-s", url, "-c", "", "status", "")));

            assertEquals("", terminal.out() + terminal.err());
        }
    }
}

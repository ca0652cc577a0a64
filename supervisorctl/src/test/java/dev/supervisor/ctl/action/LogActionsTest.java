package dev.supervisor.ctl.action;

import static dev.supervisor.ctl.action.Run.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.Credentials;
import dev.supervisor.client.LogPath;
import dev.supervisor.client.view.Palette;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Of the actions that show logs,")
class LogActionsTest {
    private final FakeSupervisor supervisor = new FakeSupervisor().running("up").running("silent");

    @BeforeEach
    void write() throws RpcFault {
        supervisor.write("up", StdStream.STDOUT, "a".repeat(1000) + "b".repeat(1000) + "\n");
        supervisor.write("up", StdStream.STDERR, "oops\n");
    }

    @Test
    void tail_shows_the_last_1600_bytes_and_a_newline() {
        assertEquals(said(0, "a".repeat(599) + "b".repeat(1000) + "\n"), Run.of(supervisor, "tail up"));
    }

    @Test
    void tail_shows_as_many_bytes_as_asked_for_and_everything_for_0() {
        assertEquals(said(0, "bb\n"), Run.of(supervisor, "tail -3 up"));
        assertEquals(2002, Run.of(supervisor, "tail -0 up").out().length());
    }

    @Test
    void tail_takes_the_channel_in_any_case() {
        assertEquals(said(0, "oops\n"), Run.of(supervisor, "tail up STDerr"));
        assertEquals(said(0, "ops\n"), Run.of(supervisor, "tail -4 up stderr"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "tail silent,silent: ERROR (no log file)",
                "tail nope,nope: ERROR (no such process name)",
                "tail -x up,Error: bad argument -x",
                "tail -1__0 up,Error: bad argument -1__0",
                "tail up err,Error: bad channel 'err'",
                "tail up it's,\"Error: bad channel \"\"it's\"\"\"",
                "tail -5,Error: tail requires process name",
                "tail -99999999999 up,\"error: <class 'OverflowError'>, int exceeds XML-RPC limits\"",
                "maintail,supervisord: ERROR (no log file)",
                "maintail x,Error: bad argument x",
                "maintail -,Error: bad argument -",
            })
    void a_mistake_gets_its_sentence_and_exit_code_1(String line, String sentence) {
        assertEquals(said(1, sentence), Run.of(supervisor, line));
    }

    @Test
    void tail_tells_a_person_where_output_goes_that_cannot_be_read_back() throws RpcFault {
        supervisor.writeTo("/dev/stdout", "silent", StdStream.STDOUT);
        RecordingTerminal script = new RecordingTerminal();
        String error = "silent: ERROR (unknown error reading log)";

        assertEquals(said(1, error), Run.of(supervisor, "tail silent", script, false));
        assertEquals("", script.err());

        assertEquals(error + "\n", atTerminal("tail silent").out());
        for (String line : List.of("tail silent", "tail -f silent", "fg silent")) {
            assertThat(atTerminal(line).err())
                    .as(line)
                    .contains("stdout of silent goes to /dev/stdout, where it cannot be read back\n");
        }
    }

    private RecordingTerminal atTerminal(String line) {
        RecordingTerminal terminal = new RecordingTerminal();
        Audience person = new Audience(Palette.PLAIN, true, true, true);
        new Interpreter(new Session(terminal, person, supervisor, FakeSupervisor.ADDRESS, Credentials.NONE, false))
                .run(line);
        return terminal;
    }

    @Test
    void tail_counts_its_arguments() {
        assertThat(Run.of(supervisor, "tail").out()).startsWith("Error: too few arguments\ntail [-f] <name>");
        assertThat(Run.of(supervisor, "tail a b c d").out()).startsWith("Error: too many arguments\ntail [-f] <name>");
        assertThat(Run.of(supervisor, "maintail a b").out()).startsWith("Error: too many arguments\nmaintail -f ");
    }

    @Test
    void maintail_shows_the_end_of_the_daemons_log() {
        supervisor.writeLog("x\ny\n");

        assertEquals(said(0, "x\ny\n"), Run.of(supervisor, "maintail"));
        assertEquals(said(0, "y\n"), Run.of(supervisor, "maintail -2"));
    }

    @Test
    void following_prints_pieces_as_they_come_until_the_server_ends_it() {
        supervisor.stream(LogPath.of("up", StdStream.STDERR), "one\n", "two");
        supervisor.stream(LogPath.MAIN, "main\n");

        assertEquals(new Run("==> Press Ctrl-C to exit <==\none\ntwo", 0), Run.of(supervisor, "tail -f up stderr"));
        assertEquals(new Run("==> Press Ctrl-C to exit <==\nmain\n", 0), Run.of(supervisor, "maintail -f"));
    }

    @Test
    void following_ends_with_the_interrupt_key_and_a_newline() {
        supervisor.stream(LogPath.of("up", StdStream.STDOUT), "one\n", "two\n", "three\n");
        RecordingTerminal terminal = new RecordingTerminal().interruptedAt("two");

        Run run = Run.of(supervisor, "tail -f up", terminal, false);

        assertThat(run.out())
                .startsWith("==> Press Ctrl-C to exit <==\none\ntwo\n\n")
                .doesNotContain("three");
        assertEquals(0, run.code());
    }

    @Test
    void following_complains_on_standard_error_and_exits_with_0() {
        RecordingTerminal terminal = new RecordingTerminal();

        assertEquals(said(0, "==> Press Ctrl-C to exit <=="), Run.of(supervisor, "tail -f nope", terminal, false));
        assertEquals(FakeSupervisor.URL + "/logtail/nope/stdout Cannot read, status code 404\n", terminal.err());
    }
}

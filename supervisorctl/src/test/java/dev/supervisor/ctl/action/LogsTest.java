package dev.supervisor.ctl.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.Credentials;
import dev.supervisor.client.view.Palette;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Logs of several processes")
class LogsTest {
    private final FakeSupervisor supervisor =
            new FakeSupervisor().running("web").running("queue").running("mute");

    private final RecordingTerminal terminal = new RecordingTerminal();

    @BeforeEach
    void write() throws Exception {
        supervisor.write("web", StdStream.STDOUT, "w1\nw2\nw3\n");
        supervisor.write("web", StdStream.STDERR, "oh\n");
        supervisor.write("queue", StdStream.STDOUT, "q1\nbegun");
    }

    private int run(String line) {
        return Run.of(supervisor, line, terminal, false).code();
    }

    @Test
    void are_shown_from_their_last_lines_each_behind_its_name_and_stream() {
        assertEquals(0, run("logs -n 2 web queue"));

        assertEquals("""
            web   | w2
            web   | w3
            web   ! oh
            queue | q1
            queue | begun
            """, terminal.out());
    }

    @Test
    void have_a_colour_for_each_process() {
        Audience coloured = new Audience(Palette.COLOURED, true, true, true);
        new Interpreter(new Session(terminal, coloured, supervisor, FakeSupervisor.ADDRESS, Credentials.NONE, false))
                .run("logs -n 1 web queue");

        assertEquals("""
            \u001b[31mweb   | \u001b[0mw3
            \u001b[31mweb   ! \u001b[0moh
            \u001b[32mqueue | \u001b[0mq1
            \u001b[32mqueue | \u001b[0mbegun
            """, terminal.out());
    }

    @Test
    void are_followed_until_the_interrupt_key_is_pressed() {
        terminal.interruptedAt("q1");

        assertEquals(0, run("logs -f web queue"));

        assertThat(terminal.out()).endsWith("queue | q1\nqueue | begun\n");
    }

    @Test
    void go_on_with_new_lines_and_begin_anew_when_they_are_emptied() throws Exception {
        LogFeed feed = new LogFeed(supervisor, "queue", StdStream.STDOUT, 5);

        assertEquals(List.of("q1"), feed.next());
        assertEquals(List.of(), feed.next());
        supervisor.write("queue", StdStream.STDOUT, "q1\nbegun and ended\nq2\n");
        assertEquals(List.of("begun and ended", "q2"), feed.next());
        supervisor.write("queue", StdStream.STDOUT, "new\nhalf");
        assertEquals(List.of(LogFeed.GAP, "new"), feed.next());
        assertEquals("half", feed.unfinished());
    }

    @Test
    void are_read_on_by_cursor_where_the_server_has_it_and_show_where_lines_are_missing() throws Exception {
        String log = "GET /api/v1/processes/queue/logs/stdout?";
        supervisor.serve(log + "from=0&bytes=0", piece("", "0", false));
        supervisor.serve(log + "from=-4096&bytes=4096", piece("old\nbeg", "1", false));
        supervisor.serve(log + "after=1&bytes=65536", piece("un\n", "2", false));
        supervisor.serve(log + "after=2&bytes=65536", piece("from the next file\nhalf", "3", false));
        supervisor.serve(log + "after=3&bytes=65536", piece("", "3", false));
        LogFeed feed = new LogFeed(supervisor, "queue", StdStream.STDOUT, 5);

        assertEquals(List.of("old"), feed.next());
        assertEquals(List.of("begun", "from the next file"), feed.next());

        supervisor.serve(log + "after=3&bytes=65536", piece("new\n", "4", true));
        supervisor.serve(log + "after=4&bytes=65536", piece("", "4", false));
        assertEquals(List.of("half", LogFeed.GAP, "new"), feed.next());
    }

    @Test
    void say_where_output_goes_that_cannot_be_read_back_also_where_there_is_no_api() throws Exception {
        supervisor.writeTo("/dev/stdout", "mute", StdStream.STDOUT);
        supervisor.writeTo("/dev/stdout", "web", StdStream.STDOUT);

        assertEquals(1, run("logs -n 1 mute web"));

        assertEquals("mute: ERROR (no log file)\nweb ! oh\n", terminal.out().replaceAll(" +", " "));
        assertEquals("""
            stdout of mute goes to /dev/stdout, where it cannot be read back
            stdout of web goes to /dev/stdout, where it cannot be read back
            """, terminal.err());
    }

    private static String piece(String text, String cursor, boolean gap) {
        return """
            {"text": "%s", "cursor": "%s", "gap": %s}\
            """.formatted(text.replace("\n", "\\n"), cursor, gap);
    }

    @Test
    void begin_with_a_whole_line_when_there_is_more_than_is_wanted() throws Exception {
        supervisor.write("queue", StdStream.STDOUT, "x".repeat(5000) + "\nlast\n");

        assertEquals(List.of("last"), new LogFeed(supervisor, "queue", StdStream.STDOUT, 10).next());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        logs               | Error: logs requires a process name
        logs -f            | Error: logs requires a process name
        logs -n            | Error: logs requires a number of lines after -n
        logs -n x web      | Error: logs requires a number of lines after -n
        logs nobody        | nobody: ERROR (no such process)
        logs nobody:*      | nobody: ERROR (no such group)
        logs mute          | mute: ERROR (no log file)
        """)
    void are_refused_in_a_sentence(String line, String sentence) {
        assertEquals(1, run(line));

        assertEquals(sentence, terminal.out().lines().findFirst().orElseThrow());
    }
}

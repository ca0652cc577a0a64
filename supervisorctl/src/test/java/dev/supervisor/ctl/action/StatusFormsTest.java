package dev.supervisor.ctl.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.json.JsonReader;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.Credentials;
import dev.supervisor.client.report.Members;
import dev.supervisor.client.view.Palette;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Status, asked for more,")
class StatusFormsTest {
    private static final String WEB = """
        {"name": "web", "group": "web", "process": "web", "state": "RUNNING", "description": "pid 7, uptime 0:01:05",
         "pid": 7, "started_at": "2026-01-02T03:04:05.006Z", "uptime_seconds": 65.2, "restarts": 2,
         "last_exit": {"summary": "exited with 1, unexpected"},
         "usage": {"cpu_seconds": 1.5, "cpu_percent": 2.31, "memory_bytes": 12582912, "processes": 2, "tasks": 3}}\
        """;

    private final FakeSupervisor supervisor =
            new FakeSupervisor().running("web").with("worker", "w0", ProcessStateCode.STOPPED, "Not started");

    private final RecordingTerminal terminal = new RecordingTerminal();

    @BeforeAll
    static void showTimesAsTheyAreTold() {
        System.setProperty("user.timezone", "UTC");
        java.util.TimeZone.setDefault(null);
    }

    private int run(String line) {
        return Run.of(supervisor, line, terminal, false).code();
    }

    @Test
    void has_columns_for_what_processes_use_and_exits_as_ever() {
        supervisor.serve("GET /api/v1/processes?usage=true", "{\"processes\": [" + WEB + "]}");

        assertEquals(3, run("status -o wide"));

        assertEquals("""
            NAME       STATE    PID   UPTIME  CPU%    CPU  MEMORY  TASKS  RESTARTS  LAST EXIT
            web        RUNNING    7  0:01:05   2.3  1.50s     12M      3         2  exited with 1, unexpected
            worker:w0  STOPPED    -        -     -      -       -      -         -  -
            """, terminal.out());
        assertEquals("", terminal.err());
    }

    @Test
    void says_when_it_starts_what_waits_for_that() {
        String waiting = """
            {"name": "web", "group": "web", "process": "web", "state": "EXITED", "description": "Jan 02 03:04 AM",
             "started_at": "2026-01-02T03:04:05.006Z", "next_start_at": "2026-01-02T03:04:15.006Z", "restarts": 2,
             "last_exit": {"summary": "exited with 1, unexpected"}}\
            """;
        supervisor.serve("GET /api/v1/processes?usage=true", "{\"processes\": [" + waiting + "]}");
        supervisor.serve(
                "GET /api/v1/processes/web", "{\"process\": " + waiting + ", \"command\": \"web\", \"tree\": []}");

        run("status -o wide web");
        run("status -v web");

        assertEquals("""
            NAME  STATE   PID         UPTIME  CPU%  CPU  MEMORY  TASKS  RESTARTS  LAST EXIT
            web   EXITED    -  next 03:04:15     -    -       -      -         2  exited with 1, unexpected
            web  EXITED
                          Jan 02 03:04 AM
              last start  2026-01-02 03:04:05
              next start  2026-01-02 03:04:15
              command     web
              restarts    2
              last exit   exited with 1, unexpected
            """, terminal.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status -o web nosuch", "status -o web -x", "status web -o"})
    void takes_what_it_does_not_know_for_names_as_the_original_does(String line) {
        assertEquals(4, run(line));

        assertThat(terminal.out()).contains("-o: ERROR (no such process)\n").contains("web   ");
    }

    @Test
    void says_what_a_server_without_an_api_does_not_tell() {
        run("status -o wide web");

        assertThat(terminal.out()).contains("web   RUNNING");
        assertEquals(
                FakeSupervisor.URL + " has no /api/v1, so CPU, memory, restarts and last exits are not shown\n",
                terminal.err());
    }

    @Test
    void tells_all_that_is_known_of_a_process() {
        supervisor.serve("GET /api/v1/processes/web", """
            {"process": %s, "command": "/bin/web -p 80", "directory": "/srv", "user": null,
             "tree": [{"pid": 7, "parent": 1, "name": "web", "command_line": "/bin/web -p 80", "cpu_seconds": 1.0, "memory_bytes": 8388608},
                      {"pid": 8, "parent": 7, "name": "helper", "command_line": "", "cpu_seconds": 0.5, "memory_bytes": 4194304}],
             "stdout": {"path": "/var/log/web.log", "size_bytes": 2048, "last_lines": ["one", "two"]},
             "stderr": null}\
            """.formatted(WEB));

        assertEquals(0, run("status -v web"));

        assertEquals("""
            web  RUNNING
              since       2026-01-02 03:04:05 (0:01:05)
              pid         7
              command     /bin/web -p 80
              directory   /srv
              processes   7 /bin/web -p 80  (8.0M, 1.00s)
                            8 helper  (4.0M, 0.50s)
              memory      12M
              CPU         1.50s (2.3% since the start)
              tasks       3
              restarts    2
              last exit   exited with 1, unexpected
              stdout      /var/log/web.log (2.0K)
                | one
                | two
            """, terminal.out());
    }

    @Test
    void tells_of_a_process_what_xml_rpc_tells_where_there_is_no_api() throws Exception {
        supervisor.write("worker:w0", StdStream.STDERR, "a\nb\nc\nd\ne\nf\n");

        assertEquals(3, run("status -v worker:w0"));

        assertEquals("""
            worker:w0  STOPPED
                          Not started
              stderr      /var/log/w0.stderr
                | b
                | c
                | d
                | e
                | f
            """, terminal.out());
        assertThat(terminal.err()).contains("has no /api/v1, so commands");
    }

    @Test
    void tells_of_a_process_whose_output_cannot_be_read_back_where_there_is_no_api() throws Exception {
        supervisor.writeTo("/dev/stdout", "worker:w0", StdStream.STDOUT);

        assertEquals(3, run("status -v worker:w0"));

        assertEquals("""
            worker:w0  STOPPED
                          Not started
              stdout      /dev/stdout
            """, terminal.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status --json web", "status -o json web", "status web -ojson"})
    void prints_JSON_with_the_members_of_xml_rpc(String line) throws Exception {
        assertEquals(0, run(line));

        Members all = Members.of(JsonReader.read("{\"all\": " + terminal.out() + "}"));
        assertThat(all.objects("all", process -> process.text("statename") + process.number("state")))
                .containsExactly("RUNNINGOptional[20]");
    }

    @Test
    void tells_as_JSON_when_it_is_started_again_what_waits_for_that_and_the_server_says_so() throws Exception {
        supervisor.with("worker", "w1", ProcessStateCode.EXITED, "Jan 02 03:04 AM");
        supervisor.with("worker", "w2", ProcessStateCode.EXITED, "Jan 02 03:04 AM");
        String before = Run.of(supervisor, "status --json").out();

        supervisor.serve("GET /api/v1/processes", """
            {"processes": [
              {"name": "worker:w1", "group": "worker", "process": "w1", "state": "EXITED", "next_start_at": "2026-01-02T03:04:15.006Z"},
              {"name": "worker:w2", "group": "worker", "process": "w2", "state": "EXITED", "next_start_at": null}]}\
            """);

        assertThat(before).doesNotContain("next_start_at");
        String w1 = "\"description\": \"Jan 02 03:04 AM\"";
        assertEquals(
                before.replaceFirst("( +)" + w1, "$1" + w1 + ",\n$1\"next_start_at\": \"2026-01-02T03:04:15.006Z\""),
                Run.of(supervisor, "status --json").out());
    }

    @Test
    void is_JSON_as_ever_where_the_api_refuses() {
        supervisor.with("worker", "w1", ProcessStateCode.EXITED, "Jan 02 03:04 AM");
        String before = Run.of(supervisor, "status --json").out();

        supervisor.serve("GET /api/v1/supervisor", "{}");

        assertEquals(before, Run.of(supervisor, "status --json").out());
    }

    @Test
    void is_shown_again_until_the_interrupt_key_is_pressed() {
        terminal.interruptedAt("worker:w0");

        assertEquals(3, run("status --watch"));

        assertEquals(Run.of(supervisor, "status").out(), terminal.out());
    }

    @Test
    void clears_the_screen_before_it_is_shown_again() {
        terminal.interruptedAt("worker:w0");
        Audience person = new Audience(Palette.PLAIN, true, true, true);
        new Interpreter(new Session(terminal, person, supervisor, FakeSupervisor.ADDRESS, Credentials.NONE, false))
                .run("status --watch");

        assertThat(terminal.out()).startsWith("\u001b[H\u001b[2Jweb ");
    }

    @Test
    void takes_other_words_with_a_dash_for_names_as_the_original_does() {
        assertEquals(4, run("status --nonsense"));

        assertEquals("--nonsense: ERROR (no such process)\n", terminal.out());
    }
}

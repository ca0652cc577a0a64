package dev.supervisor.ctl.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.Credentials;
import dev.supervisor.client.ServerException;
import dev.supervisor.client.view.Palette;
import dev.supervisor.ctl.top.Key;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of top")
class TopTest {
    private final FakeSupervisor supervisor = new FakeSupervisor()
            .running("queue")
            .stopped("web")
            .with("worker", "w0", ProcessStateCode.FATAL, "Exited too quickly");

    private final RecordingTerminal terminal = new RecordingTerminal();

    private TypedScreen run(TypedScreen screen) {
        Audience person = new Audience(Palette.PLAIN, true, true, true);
        Session session =
                new Session(terminal.with(screen), person, supervisor, FakeSupervisor.ADDRESS, Credentials.NONE, false);
        new Interpreter(session).run("top");
        assertEquals(ExitCode.SUCCESS, session.exitCode());
        assertTrue(screen.isClosed());
        return screen;
    }

    @Test
    void fills_the_screen_and_is_left_with_q() {
        TypedScreen screen = run(TypedScreen.typing("q"));

        assertEquals("""
            unix:///run/test.sock  1 FATAL, 1 RUNNING, 1 STOPPED
            NAME       STATE    PID   UPTIME  CPU%  CPU  MEMORY  TASKS  RESTARTS  LAST EXI
            \u001b[7mqueue      RUNNING  100  0:00:00     -    -       -      -         -  -\u001b[0m
            web        STOPPED    -        -     -    -       -      -         -  -
            worker:w0  FATAL      -        -     -    -       -      -         -  -


            s start  x stop  r restart  l logs  / filter  q quit\
            """, screen.after(0));
        assertEquals(
                FakeSupervisor.URL + " has no /api/v1, so CPU, memory, restarts and last exits are not shown\n",
                terminal.err());
    }

    @Test
    void stops_the_chosen_process_once_that_is_confirmed_and_starts_at_once() {
        TypedScreen screen = run(TypedScreen.typing("xyjs"));

        assertThat(screen.after(1))
                .contains("queue      RUNNING")
                .endsWith("\nstop queue? (y: yes, any other key: no)");
        assertThat(screen.after(2)).contains("queue      STOPPED").contains("\nstopping queue   s start");
        assertThat(screen.after(4)).contains("web        RUNNING").contains("\nstarting web   s start");
    }

    @Test
    void restarts_a_process_by_starting_it_when_it_has_stopped() {
        TypedScreen screen = run(TypedScreen.typing("ry."));

        assertThat(screen.after(1)).endsWith("\nrestart queue? (y: yes, any other key: no)");
        assertThat(screen.after(2)).contains("\nrestarting queue   s start");
        assertThat(screen.after(3)).contains("queue      RUNNING");
    }

    @Test
    void asks_a_server_that_can_restart_once_and_lets_it_go_on() throws Exception {
        supervisor.serve("GET /api/v1/processes?usage=true", """
            {"processes": [{"group": "queue", "process": "queue", "state": "RUNNING", "description": ""}]}
            """);
        supervisor.serve("POST /api/v1/processes/queue/restart?wait=false", "{}");

        TypedScreen screen = run(TypedScreen.typing("ry."));

        assertThat(screen.after(2)).contains("\nrestarting queue   s start");
        assertEquals(
                "RUNNING", supervisor.getProcessInfo("queue").statename()); // nobody has stopped it but that server
    }

    @Test
    void stops_what_the_server_restarts_once_it_is_up_if_that_was_wished_for_last() throws Exception {
        become(ProcessStateCode.RUNNING);
        supervisor.serve("POST /api/v1/processes/queue/restart?wait=false", "{}");

        TypedScreen screen = run(TypedScreen.typing("r")
                .meanwhile(() -> become(ProcessStateCode.STOPPING))
                .thenTyping("yxy")
                .meanwhile(() -> become(ProcessStateCode.STOPPED))
                .meanwhile(() -> become(ProcessStateCode.STARTING)));

        assertThat(screen.after(3)).contains("\nrestarting queue   s start");
        assertThat(screen.after(5)).contains("\nstopping queue   s start");
        assertEquals("STOPPED", supervisor.getProcessInfo("queue").statename());
    }

    @Test
    void leaves_alone_what_the_server_restarts_if_the_last_wish_is_that_or_a_start() throws Exception {
        for (String wishes : List.of("y", "yxyry", "yxys")) {
            become(ProcessStateCode.RUNNING);
            supervisor.serve("POST /api/v1/processes/queue/restart?wait=false", "{}");

            run(TypedScreen.typing("r")
                    .meanwhile(() -> become(ProcessStateCode.STOPPING))
                    .thenTyping(wishes)
                    .meanwhile(() -> become(ProcessStateCode.RUNNING)));

            assertEquals("RUNNING", supervisor.getProcessInfo("queue").statename());
        }
    }

    @Test
    void leaves_alone_what_is_started_long_after_a_restart_that_came_to_nothing() throws Exception {
        become(ProcessStateCode.RUNNING);
        supervisor.serve("POST /api/v1/processes/queue/restart?wait=false", "{}");

        run(TypedScreen.typing("r")
                .meanwhile(() -> become(ProcessStateCode.STOPPING))
                .thenTyping("yxy")
                .meanwhile(() -> become(ProcessStateCode.STOPPED))
                .thenTyping(".")
                .meanwhile(() -> become(ProcessStateCode.RUNNING)));

        assertEquals("RUNNING", supervisor.getProcessInfo("queue").statename());
    }

    @Test
    void says_that_a_stop_is_refused_if_it_has_not_asked_for_a_restart() {
        become(ProcessStateCode.STOPPING);

        assertThat(run(TypedScreen.typing("xy")).after(2)).contains("\nNOT_RUNNING: queue");
    }

    /** For both APIs. */
    private void become(ProcessStateCode state) {
        supervisor.with("queue", "queue", state, "");
        supervisor.serve("GET /api/v1/processes?usage=true", """
            {"processes": [{"group": "queue", "process": "queue", "state": "%s", "description": ""}]}
            """.formatted(state));
    }

    @Test
    void says_what_a_server_that_can_restart_refuses() {
        supervisor.serve("GET /api/v1/processes?usage=true", """
            {"processes": [{"group": "queue", "process": "queue", "state": "RUNNING", "description": ""}]}
            """);

        assertThat(run(TypedScreen.typing("ry")).after(2)).contains("\nBAD_NAME: /api/v1/processes/queue/restart");
    }

    @Test
    void says_what_could_not_be_done() {
        assertThat(run(TypedScreen.typing("s")).after(1)).contains("\nALREADY_STARTED: queue   s start");
    }

    @Test
    void shows_only_what_is_filtered_by_name_or_state() {
        TypedScreen screen =
                run(TypedScreen.typing("/fatal").then(Key.Special.ENTER).then(Key.Special.ESCAPE));

        assertThat(screen.after(6))
                .contains("worker:w0  FATAL")
                .doesNotContain("web  ")
                .endsWith("Esc: show all)");
        assertThat(screen.after(7))
                .contains("worker:w0  FATAL")
                .doesNotContain("web  ")
                .endsWith("q quit");
        assertThat(screen.after(8)).contains("web  ");
    }

    @Test
    void shows_the_logs_of_the_chosen_process_as_they_grow() throws Exception {
        supervisor.write("queue", StdStream.STDOUT, "1\n2\n3\n4\n5\n6\u001b[2J\n");

        TypedScreen screen = run(TypedScreen.typing("l.q"));

        assertThat(screen.after(1))
                .contains("\n2\n3\n4\n5\n6\n")
                .doesNotContain("\n1\n")
                .endsWith("\nqueue   q back");
        assertThat(screen.after(3)).contains("NAME");
    }

    @Test
    void says_where_output_goes_that_cannot_be_read_back_and_shows_the_other() throws Exception {
        supervisor.writeTo("/dev/stdout", "queue", StdStream.STDOUT);
        supervisor.write("queue", StdStream.STDERR, "oh\n");

        TypedScreen screen = run(TypedScreen.typing("l.q"));

        assertThat(screen.after(2))
                .contains("\noh\n")
                .contains("stdout of queue goes to /dev/stdout, where it cannot be read back");
    }

    @Test
    void stays_when_the_server_is_gone_for_a_while() {
        TypedScreen screen = TypedScreen.typing("..");
        supervisor.failAfter(2, new ServerException(ServerException.Kind.REFUSED, "[Errno 111] Connection refused"));

        run(screen);

        assertThat(screen.after(2)).contains("queue").contains("\n[Errno 111] Connection refused   s start");
    }

    @Test
    void needs_a_terminal_that_moves_its_cursor() {
        Session dumb = new Session(
                terminal,
                new Audience(Palette.PLAIN, true, true, false),
                supervisor,
                FakeSupervisor.ADDRESS,
                Credentials.NONE,
                false);

        new Interpreter(dumb).run("top");

        assertEquals(
                "Error: top requires a terminal that can move its cursor (TERM is \"dumb\" or not set)\n",
                terminal.out());
        assertEquals(ExitCode.FAILURE, dumb.exitCode());
        assertEquals(Run.said(1, "Error: top requires a terminal"), Run.of(supervisor, "top"));
    }
}

package dev.supervisor.ctl.action;

import static dev.supervisor.ctl.action.Run.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.client.Credentials;
import dev.supervisor.client.view.Palette;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Of the actions on the server and its configuration,")
@Execution(ExecutionMode.CONCURRENT)
class ServerActionsTest {
    private final FakeSupervisor supervisor =
            new FakeSupervisor().with("grp", "a", ProcessStateCode.RUNNING, "").stopped("down");

    @Test
    void version_is_bare() {
        assertEquals(said(0, "4.3.0"), Run.of(supervisor, "version"));
    }

    @Test
    void version_tells_a_person_which_implementation_it_is() {
        supervisor.serve(
                "GET /api/v1/supervisor",
                "{\"version\": \"0.1\", \"supervisor_version\": \"4.3.0\", \"state\": \"RUNNING\"}");

        RecordingTerminal terminal = person("version");

        assertEquals("4.3.0\n", terminal.out());
        assertEquals("Java implementation, version 0.1, in place of supervisor 4.3.0\n", terminal.err());
        assertEquals(said(0, "4.3.0"), Run.of(supervisor, "version"));
    }

    private RecordingTerminal person(String line) {
        RecordingTerminal terminal = new RecordingTerminal();
        Audience audience = new Audience(Palette.PLAIN, true, true, true);
        new Interpreter(new Session(terminal, audience, supervisor, FakeSupervisor.ADDRESS, Credentials.NONE, false))
                .run(line);
        return terminal;
    }

    @Test
    void pid_is_bare_and_0_for_what_is_not_running() {
        assertEquals(said(0, "4711"), Run.of(supervisor, "pid"));
        assertEquals(said(0, "100"), Run.of(supervisor, "pid grp:a"));
        assertEquals(said(7, "0"), Run.of(supervisor, "pid down"));
        assertEquals(said(0, "0", "100"), Run.of(supervisor, "pid all"));
        assertEquals(said(1, "0", "No such process nope"), Run.of(supervisor, "pid down nope"));
    }

    @ParameterizedTest
    @CsvSource({"version", "shutdown", "reload", "reread", "avail"})
    void those_without_arguments_refuse_one_before_asking_anybody(String action) {
        Run run = Run.of(supervisor, action + " x");

        assertThat(run.out()).startsWith("Error: " + action + " accepts no arguments\n" + action);
        assertEquals(1, run.code());
        assertEquals(List.of(), supervisor.connectedTo());
    }

    @Nested
    class ShutdownAndReload {

        @Test
        void do_not_ask_a_script() {
            assertEquals(said(0, "Shut down"), Run.of(supervisor, "shutdown"));
            assertTrue(supervisor.isShuttingDown());
        }

        @Test
        void ask_a_person_and_take_only_a_y_for_yes() {
            RecordingTerminal no = new RecordingTerminal().answering("ny");
            RecordingTerminal yes = new RecordingTerminal().answering("Yes");

            assertEquals(
                    new Run("Really restart the remote supervisord process y/N? ", 0),
                    Run.of(supervisor, "reload", no, true));
            assertFalse(supervisor.isShuttingDown());
            assertEquals(
                    new Run("Really shut the remote supervisord process down y/N? Shut down\n", 0),
                    Run.of(supervisor, "shutdown", yes, true));
            assertTrue(supervisor.isShuttingDown());
        }

        @Test
        void tell_a_person_for_whom_the_daemon_waits_as_all_actions_do_meanwhile() {
            supervisor.serve(
                    "GET /api/v1/supervisor",
                    "{\"version\": \"0.1\", \"supervisor_version\": \"4.3.0\", \"state\": \"SHUTDOWN\"}");
            supervisor.serve("GET /api/v1/processes?usage=true", """
                {"processes": [{"group": "grp", "process": "a", "state": "STOPPING"}, {"group": "down", "process": "down", "state": "STOPPED"}]}\
                """);
            String told = "supervisord is about to end and waits for grp:a\n";

            assertEquals(told, person("shutdown").err());
            assertEquals(told, person("reload").err());
            assertEquals(told, person("update").err());
            RecordingTerminal status = person("status");
            assertEquals("error: <class 'xmlrpc.client.Fault'>, <Fault 6: 'SHUTDOWN_STATE'>\n", status.out());
            assertEquals(told, status.err());
        }

        @Test
        void tell_nothing_of_a_daemon_that_has_ended_or_has_no_API() {
            assertEquals("", person("shutdown").err());
        }

        @Test
        void differ_in_the_exit_code_when_it_is_under_way_already() {
            supervisor.beginShutdown();

            assertEquals(said(0, "ERROR: already shutting down"), Run.of(supervisor, "shutdown"));
            assertEquals(said(1, "ERROR: already shutting down"), Run.of(supervisor, "reload"));
        }
    }

    @Nested
    class Reread_ {

        @Test
        void lists_changes_by_name() {
            supervisor.changeConfiguration(List.of("m", "a"), List.of("k"), List.of("c"));

            assertEquals(
                    said(0, "a: available", "c: disappeared", "k: changed", "m: available"),
                    Run.of(supervisor, "reread"));
        }

        @Test
        void says_that_there_are_none() {
            assertEquals(said(0, "No config updates to processes"), Run.of(supervisor, "reread"));
        }

        @Test
        void says_what_is_wrong_with_the_file() {
            supervisor.breakConfiguration("bad");

            assertEquals(said(1, "ERROR: CANT_REREAD: bad"), Run.of(supervisor, "reread"));
            assertEquals(
                    said(1, "error: <class 'xmlrpc.client.Fault'>, <Fault 92: 'CANT_REREAD: bad'>"),
                    Run.of(supervisor, "update"));
        }
    }

    @Nested
    class Update_ {

        @Test
        void removes_then_replaces_then_adds() {
            supervisor.changeConfiguration(List.of("new"), List.of("down"), List.of("grp"));

            assertEquals(
                    said(
                            0,
                            "grp: stopped",
                            "grp: removed process group",
                            "down: stopped",
                            "down: updated process group",
                            "new: added process group"),
                    Run.of(supervisor, "update"));
        }

        @Test
        void keeps_to_the_groups_named_and_knows_new_ones() {
            supervisor.changeConfiguration(List.of("new"), List.of("down"), List.of("grp"));

            assertEquals(
                    said(1, "ERROR: no such group: nope", "new: added process group"),
                    Run.of(supervisor, "update new nope"));
        }

        @Test
        void prints_nothing_if_nothing_changed() {
            assertEquals(said(0), Run.of(supervisor, "update all"));
        }
    }

    @Nested
    class AddAndRemove {

        @Test
        void tell_what_they_did() {
            supervisor.changeConfiguration(List.of("new"), List.of(), List.of());

            assertEquals(said(0, "new: added process group"), Run.of(supervisor, "add new"));
            assertEquals(said(0, "down: removed process group"), Run.of(supervisor, "remove down"));
        }

        @Test
        void have_their_sentences() {
            assertEquals(said(0, "ERROR: process group already active"), Run.of(supervisor, "add grp"));
            assertEquals(said(1, "ERROR: no such process/group: nope"), Run.of(supervisor, "add nope"));
            assertEquals(said(1, "ERROR: process/group still running: grp"), Run.of(supervisor, "remove grp"));
            assertEquals(said(1, "ERROR: no such process/group: nope"), Run.of(supervisor, "remove nope"));
        }
    }

    @Test
    void avail_has_columns_of_32_9_and_9() {
        assertEquals(
                said(
                        0,
                        "down                             avail     auto      999:5",
                        "grp:a                            in use    auto      999:5"),
                Run.of(supervisor, "avail"));
    }

    @Test
    void open_turns_to_another_server_and_its_status_does_not_count() {
        RecordingTerminal terminal = new RecordingTerminal();
        Session session = Run.session(supervisor, terminal, true);
        Interpreter interpreter = new Interpreter(session);

        interpreter.run("open http://elsewhere:9001");
        interpreter.hangUp();
        interpreter.run("pid");

        assertEquals(0, session.exitCode().code());
        assertEquals(List.of("http://elsewhere:9001", "http://elsewhere:9001"), supervisor.connectedTo());
        assertEquals(said(1, "ERROR: url must be http:// or unix://"), Run.of(supervisor, "open ftp://x"));
    }
}

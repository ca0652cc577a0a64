package dev.supervisor.ctl.action;

import static dev.supervisor.ctl.action.Run.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.supervisor.client.ServerException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A line")
class InterpreterTest {
    private static final String NO_NAMESPACE =
            "Sorry, supervisord responded but did not recognize the supervisor namespace commands that supervisorctl"
                    + " uses to control it.  Please check that the [rpcinterface:supervisor] section is enabled in the"
                    + " configuration file (see sample.conf).";

    private final FakeSupervisor supervisor = new FakeSupervisor().running("up");

    @Nested
    class IsTakenApart {

        @Test
        void a_server_that_takes_too_long_is_named_with_what_was_asked_of_it() {
            ServerException silence = new ServerException(ServerException.Kind.TIMED_OUT, "no answer within 1 second");
            FakeSupervisor supervisor = new FakeSupervisor().running("slow");

            supervisor.failAfter(1, silence);
            assertEquals(
                    Run.said(1, FakeSupervisor.URL + ": no answer within 1 second to \"stop slow\""),
                    Run.of(supervisor, " stop slow "));

            supervisor.failWith(silence);
            assertEquals(
                    Run.said(1, FakeSupervisor.URL + ": no answer within 1 second"), Run.of(supervisor, "stop slow"));
        }

        @Test
        void at_the_first_character_that_is_no_letter_digit_or_underscore() {
            assertEquals(said(1, "-up: ERROR (no such process)"), Run.of(supervisor, "  stop-up  "));
        }

        @ParameterizedTest
        @CsvSource({"bogus x", "Status", "status_", "!ls", "pid7", "sta tus"})
        void and_must_name_an_action_exactly(String line) {
            assertEquals(said(1, "*** Unknown syntax: " + line), Run.of(supervisor, " " + line + " "));
        }

        @Test
        void and_may_be_empty() {
            assertEquals(said(0), Run.of(supervisor, " \t "));
        }
    }

    @Nested
    class OfHelp {

        @Test
        void lists_all_actions_in_columns() {
            assertEquals(
                    said(
                            0,
                            "",
                            "default commands (type help <topic>):",
                            "=====================================",
                            "add    exit      open  reload  restart   start   tail   ",
                            "avail  fg        pid   remove  shutdown  status  update ",
                            "clear  maintail  quit  reread  signal    stop    version",
                            ""),
                    Run.of(supervisor, "help"));
        }

        @Test
        void explains_one_action_and_a_question_mark_means_help() {
            assertEquals(said(0, "exit\tExit the supervisor shell."), Run.of(supervisor, "help exit"));
            assertEquals(Run.of(supervisor, "help help"), Run.of(supervisor, "?help"));
        }

        @Test
        void knows_nothing_of_what_is_no_action() {
            assertEquals(said(0, "*** No help on nope"), Run.of(supervisor, "help nope"));
            assertEquals(said(0, "*** No help on start x"), Run.of(supervisor, "help start x"));
            assertEquals(said(0, "*** No help on EOF"), Run.of(supervisor, "help EOF"));
        }

        @Test
        void has_words_for_every_listed_action() {
            assertThat(new Actions().listed())
                    .allSatisfy(action -> assertThat(action.help()).isNotEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"quit", "exit", "EOF", "quit now"})
    void leaves_the_shell_and_its_own_line_empty(String line) {
        RecordingTerminal terminal = new RecordingTerminal();
        Session session = Run.session(supervisor, terminal, true);

        new Interpreter(session).run(line);

        assertTrue(session.isOver());
        assertEquals("\n", terminal.out());
    }

    @Nested
    class ToAServerThatIsNotThere {

        @ParameterizedTest
        @CsvSource({
            "start up, REFUSED, refused connection, 4",
            "status, REFUSED, refused connection, 4",
            "start up, NO_SUCH_FILE, no such file, 7",
            "status, NO_SUCH_FILE, no such file, 4",
        })
        void gets_a_sentence_with_the_url(String line, ServerException.Kind kind, String sentence, int code) {
            supervisor.failWith(new ServerException(kind, "x"));

            assertEquals(said(code, FakeSupervisor.URL + " " + sentence), Run.of(supervisor, line));
        }

        @Test
        void gets_another_where_the_server_may_have_gone_on_purpose() {
            supervisor.failWith(new ServerException(ServerException.Kind.REFUSED, "x"));

            assertEquals(
                    said(1, "ERROR: " + FakeSupervisor.URL + " refused connection (already shut down?)"),
                    Run.of(supervisor, "shutdown"));
        }

        @ParameterizedTest
        @CsvSource({"reread", "reload", "update", "avail", "add x", "remove x"})
        void gets_an_error_from_actions_that_have_no_words_for_it(String line) {
            supervisor.failWith(new ServerException(ServerException.Kind.REFUSED, "[Errno 111] Connection refused"));

            assertEquals(
                    said(1, "error: <class 'ConnectionRefusedError'>, [Errno 111] Connection refused"),
                    Run.of(supervisor, line));
        }
    }

    @Nested
    class ToAServerThatIsOther {

        @Test
        void says_which_interface_it_lacks() {
            supervisor.speakApi("");

            assertEquals(said(3, NO_NAMESPACE), Run.of(supervisor, "pid"));
            assertEquals(said(4, NO_NAMESPACE), Run.of(supervisor, "status"));
        }

        @Test
        void says_which_version_it_has() {
            supervisor.speakApi("4.0");

            assertEquals(
                    said(
                            5,
                            "Sorry, this version of supervisorctl expects to talk to a server with API version 3.0,"
                                    + " but the remote version is 4.0."),
                    Run.of(supervisor, "version"));
        }

        @Test
        void shows_its_fault_if_it_is_shutting_down() {
            supervisor.beginShutdown();

            assertEquals(
                    said(1, "error: <class 'xmlrpc.client.Fault'>, <Fault 6: 'SHUTDOWN_STATE'>"),
                    Run.of(supervisor, "status"));
        }
    }

    @Nested
    class ToAServerThatWantsAPassword {
        private static final String UNAUTHORIZED =
                "error: <class 'xmlrpc.client.ProtocolError'>, <ProtocolError for 127.0.0.1/RPC2: 401 Unauthorized>";

        @Test
        void fails_for_a_script() {
            supervisor.want("u", "p");

            assertEquals(said(1, "Server requires authentication", UNAUTHORIZED), Run.of(supervisor, "pid"));
        }

        @Test
        void asks_a_person_until_it_is_right_and_goes_on() {
            supervisor.want("u", "p");
            RecordingTerminal terminal = new RecordingTerminal().answering("u", "wrong", "u", "p");

            assertEquals(
                    said(
                            0,
                            "Server requires authentication",
                            "Username:Password:",
                            "Server requires authentication",
                            "Username:Password:",
                            "4711"),
                    Run.of(supervisor, "pid", terminal, true));
        }

        @Test
        void gives_up_when_nobody_answers() {
            supervisor.want("u", "p");

            assertEquals(
                    new Run(
                            "Server requires authentication\nUsername:"
                                    + "error: <class 'EOFError'>, EOF when reading a line\n",
                            1),
                    Run.of(supervisor, "pid", new RecordingTerminal(), true));
        }
    }
}

package dev.supervisor.ctl.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.client.Credentials;
import dev.supervisor.client.ServerException;
import dev.supervisor.client.ServerException.Kind;
import dev.supervisor.client.view.Palette;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of a server that cannot be asked")
class WhomAskedTest {
    private static final String ASKED = "asked unix:///run/test.sock";
    private static final String SOURCE = "; serverurl is that of -s\n";

    private final FakeSupervisor supervisor = new FakeSupervisor().running("up");
    private final RecordingTerminal terminal = new RecordingTerminal();

    private String told(String line, boolean seesErrors, Credentials credentials) {
        Audience audience = new Audience(Palette.PLAIN, false, seesErrors, true);
        new Interpreter(new Session(terminal, audience, supervisor, FakeSupervisor.ADDRESS, credentials, false))
                .run(line);
        return terminal.err();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "start up", "pid", "shutdown", "reload", "tail up", "update"})
    void a_person_learns_where_that_was_and_who_has_named_it(String line) {
        supervisor.failWith(new ServerException(Kind.NO_SUCH_FILE, "[Errno 2] No such file or directory"));

        assertEquals(ASKED + SOURCE, told(line, true, Credentials.NONE));
    }

    @Test
    void a_person_learns_it_behind_what_the_original_has_no_words_for() {
        supervisor.failWith(new ServerException(Kind.NOT_PERMITTED, "[Errno 13] Permission denied"));

        assertEquals(ASKED + SOURCE, told("status", true, Credentials.NONE));
        assertEquals("error: <class 'PermissionError'>, [Errno 13] Permission denied\n", terminal.out());
    }

    @Test
    void a_person_learns_as_whom_it_was_asked_in_vain() {
        supervisor.failWith(new ServerException(Kind.UNAUTHORIZED, "401"));

        assertEquals(ASKED + " without username and password" + SOURCE, told("status", true, Credentials.NONE));
    }

    @Test
    void a_person_learns_the_name_and_not_the_password() {
        supervisor.failWith(new ServerException(Kind.UNAUTHORIZED, "401"));

        assertEquals(
                ASKED + " as 'me'" + SOURCE,
                told("status", true, new Credentials(Optional.of("me"), Optional.of("secret"))));
    }

    @Test
    void a_script_reads_what_the_original_prints() {
        supervisor.failWith(new ServerException(Kind.REFUSED, "[Errno 111] Connection refused"));

        assertEquals("", told("status", false, Credentials.NONE));
        assertEquals("unix:///run/test.sock refused connection\n", terminal.out());
    }
}

package dev.supervisor.ctl.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.Credentials;
import dev.supervisor.client.view.Palette;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Names")
class NamingTest {
    private static final Audience PERSON = new Audience(Palette.PLAIN, true, true, true);

    private final FakeSupervisor supervisor = new FakeSupervisor()
            .stopped("web-1")
            .stopped("web-2")
            .stopped("queue")
            .with("worker", "w0", ProcessStateCode.STOPPED, "Not started")
            .with("worker", "w1", ProcessStateCode.STOPPED, "Not started")
            .with("other", "w1", ProcessStateCode.STOPPED, "Not started");

    private final RecordingTerminal terminal = new RecordingTerminal();

    private String run(String line, Audience audience) {
        new Interpreter(new Session(terminal, audience, supervisor, FakeSupervisor.ADDRESS, Credentials.NONE, false))
                .run(line);
        return terminal.out();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        start web-*         | web-1: started,web-2: started
        start w?            | other:w1: started,worker:w0: started,worker:w1: started
        start worker:w[01]  | worker:w0: started,worker:w1: started
        start wor*:* queue  | worker:w0: started,worker:w1: started,queue: started
        start web-{1..2}    | web-1: started,web-2: started
        start web-{2..3}    | web-2: started,web-3: ERROR (no such process)
        start {worker,nix}:* | worker:w0: started,worker:w1: started,nix: ERROR (no such group)
        start nothing-*     | nothing-*: ERROR (no such process)
        signal HUP web-*    | web-1: ERROR (not running),web-2: ERROR (not running)
        pid worker:*0       | 0
        """)
    void may_be_patterns_where_the_original_knows_no_such_name(String line, String lines) {
        assertEquals(lines.replace(",", "\n") + "\n", run(line, Audience.SCRIPTS));
    }

    @Test
    void may_be_patterns_in_status_too() {
        assertEquals(Run.of(supervisor, "status web-1 web-2").out(), run("status web-{1..2}", Audience.SCRIPTS));
    }

    @Test
    void are_compared_with_the_running_ones_only_if_they_are_patterns() {
        run("start queue", Audience.SCRIPTS);

        assertEquals(0, supervisor.timesListed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        start w0   | worker:w0: started
        restart w0 | worker:w0: ERROR (not running),worker:w0: started
        pid w0     | 0
        tail w0    | written
        fg w0      | ERROR: process not running
        """)
    void may_be_bare_for_a_person_if_only_one_process_is_called_so(String line, String lines) throws Exception {
        supervisor.write("worker:w0", StdStream.STDOUT, "written");

        assertEquals(lines.replace(",", "\n") + "\n", run(line, PERSON));
    }

    @Test
    void are_refused_when_two_processes_are_called_so_or_when_a_script_asks() {
        assertEquals("w1: ERROR (no such process)\n", run("start w1", PERSON));
        assertEquals("Did you mean other:w1 or worker:w1?\n", terminal.err());
        assertEquals(
                "w0: ERROR (no such process)\n", Run.of(supervisor, "start w0").out());
    }
}

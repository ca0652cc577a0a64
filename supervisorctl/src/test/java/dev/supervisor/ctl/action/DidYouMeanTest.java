package dev.supervisor.ctl.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.client.Credentials;
import dev.supervisor.client.view.Palette;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Somebody at a terminal who mistypes")
class DidYouMeanTest {
    private final FakeSupervisor supervisor = new FakeSupervisor()
            .running("web")
            .running("queue")
            .with("worker", "worker_0", ProcessStateCode.RUNNING, "pid 1, uptime 0:00:01")
            .with("worker", "worker_1", ProcessStateCode.RUNNING, "pid 2, uptime 0:00:01");

    private final RecordingTerminal terminal = new RecordingTerminal();

    private void run(String line, boolean seesErrors) {
        Audience audience = new Audience(Palette.PLAIN, false, seesErrors, true);
        new Interpreter(new Session(terminal, audience, supervisor, FakeSupervisor.ADDRESS, Credentials.NONE, false))
                .run(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        statsu                  | status
        completions bash        | completion
        hepl                    | help
        start wbe               | web
        stop worker_0           | worker:worker_0
        restart worker_0        | worker:worker_0
        signal HUP worker:wrker_1 | worker:worker_1
        clear queu              | queue
        start wroker:*          | worker:*
        status worker           | worker:*
        status workr_9          | worker:worker_0 or worker:worker_1
        pid wbe                 | web
        fg queeu                | queue
        tail wbe                | web
        update wbe              | web
        remove quue             | queue
        """)
    void is_asked_what_was_meant(String line, String meant) {
        run(line, true);

        assertEquals("Did you mean " + meant + "?\n", terminal.err());
    }

    @Test
    void is_not_asked_when_nothing_is_near() {
        run("status nothing-like-it", true);
        run("frobnicate", true);

        assertEquals("", terminal.err());
    }

    @Test
    void reads_on_standard_output_what_a_script_reads_and_a_script_nothing_else() {
        RecordingTerminal script = new RecordingTerminal();
        Run asScript = Run.of(supervisor, "status wbe queue", script, false);

        run("status wbe queue", true);

        assertEquals(asScript.out(), terminal.out());
        assertEquals("", script.err());
    }
}

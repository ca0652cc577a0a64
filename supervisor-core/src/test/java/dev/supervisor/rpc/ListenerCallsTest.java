package dev.supervisor.rpc;

import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.DoubleValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.NilValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A client that tells something")
class ListenerCallsTest {
    private static final XmlRpcValue TRUE = new BooleanValue(true);

    private final SimulatedDaemon daemon = new SimulatedDaemon(group("cat", 999, program("cat")));
    private final StringBuilder read = new StringBuilder();

    private void start(ChildScript script) {
        daemon.kernel.install("/bin/cat", script);
        daemon.begin("supervisor.startProcess", "cat");
        daemon.pass(Duration.ofSeconds(1));
    }

    private ChildScript reader() {
        return ChildScript.runsForever().answers(input -> {
            read.append(new String(input, StandardCharsets.UTF_8));
            return new byte[0];
        });
    }

    private String refusal(XmlRpcValue chars) {
        return daemon.fault("supervisor.sendProcessStdin", "nope", chars);
    }

    @Test
    void is_read_by_the_process_as_UTF_8() {
        start(reader());

        assertEquals(TRUE, daemon.call("supervisor.sendProcessStdin", "cat", "grüße\n"));

        assertEquals("grüße\n", read.toString());
    }

    @Test
    void must_tell_text_whatever_the_process() {
        assertEquals("2 INCORRECT_PARAMETERS: 5", refusal(new IntValue(5)));
        assertEquals("2 INCORRECT_PARAMETERS: True", refusal(TRUE));
        assertEquals("2 INCORRECT_PARAMETERS: 1.5", refusal(new DoubleValue(1.5)));
        assertEquals("2 INCORRECT_PARAMETERS", refusal(new NilValue()));
        assertEquals(
                "2 INCORRECT_PARAMETERS: [1, 'a']",
                refusal(new ArrayValue(List.of(new IntValue(1), new StringValue("a")))));
        assertEquals(
                "2 INCORRECT_PARAMETERS: {'a': False}",
                refusal(new StructValue(List.of(new Member("a", new BooleanValue(false))))));
        assertEquals("10 BAD_NAME: nope", daemon.fault("supervisor.sendProcessStdin", "nope", "x"));
        assertEquals("10 BAD_NAME: cat:*", daemon.fault("supervisor.sendProcessStdin", "cat:*", "x"));
    }

    @Test
    void is_refused_where_no_child_is_to_live_on() {
        assertEquals("70 NOT_RUNNING: cat", daemon.fault("supervisor.sendProcessStdin", "cat", "x"));
        start(reader().ignores(Signal.TERM));
        daemon.begin("supervisor.stopProcess", "cat");

        assertEquals("70 NOT_RUNNING: cat:cat", daemon.fault("supervisor.sendProcessStdin", "cat:cat", "x"));
    }

    @Test
    void is_refused_once_a_megabyte_waits_for_a_process_that_does_not_read() {
        start(ChildScript.runsForever());
        assertEquals(TRUE, daemon.call("supervisor.sendProcessStdin", "cat", "x".repeat(1_200_000)));

        assertThat(daemon.fault("supervisor.sendProcessStdin", "cat", "y"))
                .isEqualTo("30 FAILED: cat does not read its standard input");
    }

    @Test
    void may_tell_listeners_even_while_the_daemon_goes_down() {
        assertEquals(TRUE, daemon.call("supervisor.sendRemoteCommEvent", "type", "data"));
        start(reader().ignores(Signal.TERM));
        daemon.call("supervisor.shutdown");

        assertEquals(TRUE, daemon.call("supervisor.sendRemoteCommEvent", "type", "data"));
        assertEquals("6 SHUTDOWN_STATE", daemon.fault("supervisor.sendProcessStdin", "cat", "x"));
        assertEquals("2 INCORRECT_PARAMETERS", daemon.fault("supervisor.sendRemoteCommEvent", "type"));
    }
}

package dev.supervisor.rpc;

import static dev.supervisor.kit.SimulatedDaemon.fault;
import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.kit.Received;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A client that calls in the same turn in which a start was asked for")
class HalfStartsTest {
    private static final XmlRpcValue TRUE = new BooleanValue(true);

    private final SimulatedDaemon daemon = new SimulatedDaemon(group("cat", 999, program("cat")));
    private final StringBuilder read = new StringBuilder();

    @BeforeEach
    void begin_a_start_that_is_not_done_before_the_turn_is_over() {
        daemon.kernel.install("/bin/cat", ChildScript.runsForever().answers(input -> {
            read.append(new String(input, StandardCharsets.UTF_8));
            return new byte[0];
        }));
        post("startProcess", "cat");
    }

    private CompletableFuture<XmlRpcValue> post(String method, String... arguments) {
        return daemon.dispatcher
                .call(
                        "supervisor." + method,
                        Arrays.stream(arguments)
                                .<XmlRpcValue>map(StringValue::new)
                                .toList())
                .thenApply(Received::of);
    }

    @Test
    void signals_the_child() {
        CompletableFuture<XmlRpcValue> one = post("signalProcess", "cat", "HUP");
        CompletableFuture<XmlRpcValue> group = post("signalProcess", "cat:*", "HUP");

        daemon.pass(Duration.ZERO);

        assertThat(one).isCompletedWithValue(TRUE);
        assertThat(group.resultNow().toString()).contains("OK");
    }

    @Test
    void writes_to_the_child() {
        CompletableFuture<XmlRpcValue> answer = post("sendProcessStdin", "cat", "hello\n");

        daemon.pass(Duration.ZERO);

        assertThat(answer).isCompletedWithValue(TRUE);
        assertThat(read).hasToString("hello\n");
    }

    @Test
    void is_told_the_pid_of_the_child() throws XmlRpcException {
        CompletableFuture<XmlRpcValue> answer = post("getProcessInfo", "cat");

        daemon.pass(Duration.ZERO);

        ProcessInfo info = ProcessInfo.fromWire(answer.resultNow());
        assertThat(info.statename()).isEqualTo("STARTING");
        assertThat(info.pid()).isPositive();
    }

    @Test
    void cannot_write_to_what_was_to_be_stopped_meanwhile() {
        post("stopProcess", "cat");
        CompletableFuture<XmlRpcValue> answer = post("sendProcessStdin", "cat", "x");

        daemon.pass(Duration.ZERO);

        assertThat(fault(answer)).isEqualTo("70 NOT_RUNNING: cat");
    }

    @Test
    void gets_each_answer_when_the_daemon_goes_down_at_once() {
        List<CompletableFuture<XmlRpcValue>> answers =
                List.of(post("getProcessInfo", "cat"), post("signalProcess", "cat", "HUP"), post("shutdown"));

        daemon.pass(Duration.ofSeconds(1));

        assertThat(answers).allMatch(CompletableFuture::isDone);
    }
}

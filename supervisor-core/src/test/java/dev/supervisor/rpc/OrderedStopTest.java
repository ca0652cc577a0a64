package dev.supervisor.rpc;

import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.Wire;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A stop of several processes with ordered_stop")
class OrderedStopTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGER = Duration.ofMillis(1_500);

    private final SimulatedDaemon daemon = daemon(true);

    /** A database below the two parts of an application, beside which something runs. Each takes a second to end, the second worker more. */
    private static SimulatedDaemon daemon(boolean orderedStop) {
        SimulatedDaemon daemon = new SimulatedDaemon(
                orderedStop,
                group("beside", 50, program("beside", 50, AT_ONCE)),
                group("app", 50, program("worker", 50, AT_ONCE), program("web", 10, AT_ONCE)),
                group("db", 1, program("db", 1, AT_ONCE)));
        for (String name : List.of("beside", "web", "db")) {
            daemon.kernel.install("/bin/" + name, ChildScript.runsForever().exitsOn(Signal.TERM, SECOND, 0));
        }
        daemon.kernel.install("/bin/worker", ChildScript.runsForever().exitsOn(Signal.TERM, LONGER, 0));
        List.of("beside", "app:worker", "app:web", "db")
                .forEach(name -> daemon.call("supervisor.startProcess", name, false));
        daemon.pass(AT_ONCE);
        return daemon;
    }

    private static String states(SimulatedDaemon daemon) {
        return List.of("beside", "app:worker", "app:web", "db").stream()
                .map(name -> state(daemon, name))
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    private static String state(SimulatedDaemon daemon, String name) {
        try {
            return ProcessInfo.fromWire(daemon.call("supervisor.getProcessInfo", name))
                    .statename();
        } catch (XmlRpcException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ProcessResult> results(XmlRpcValue answer) throws XmlRpcException {
        return Wire.list(answer, ProcessResult::fromWire);
    }

    @Test
    void tells_each_priority_when_those_above_it_have_ended() {
        daemon.begin("supervisor.stopAllProcesses");
        assertThat(states(daemon)).isEqualTo("STOPPING STOPPING RUNNING RUNNING");

        daemon.pass(Duration.ofMillis(1_499));
        assertThat(states(daemon)).isEqualTo("STOPPED STOPPING RUNNING RUNNING");
        daemon.pass(Duration.ofMillis(1));
        assertThat(states(daemon)).isEqualTo("STOPPED STOPPED STOPPING RUNNING");

        daemon.pass(SECOND);
        assertThat(states(daemon)).isEqualTo("STOPPED STOPPED STOPPED STOPPING");
        daemon.pass(SECOND);
        assertThat(states(daemon)).isEqualTo("STOPPED STOPPED STOPPED STOPPED");
    }

    @Test
    void tells_all_at_once_where_it_is_off() {
        SimulatedDaemon unordered = daemon(false);

        unordered.begin("supervisor.stopAllProcesses");
        assertThat(states(unordered)).isEqualTo("STOPPING STOPPING STOPPING STOPPING");
    }

    @Test
    void is_answered_when_the_last_has_ended_in_the_order_of_starts() throws XmlRpcException {
        CompletableFuture<XmlRpcValue> answer = daemon.begin("supervisor.stopAllProcesses");

        daemon.pass(Duration.ofMillis(3_499));
        assertThat(answer).isNotDone();
        daemon.pass(Duration.ofMillis(1));
        assertThat(results(answer.resultNow()))
                .containsExactly(
                        ProcessResult.done("db", "db"),
                        ProcessResult.done("beside", "beside"),
                        ProcessResult.done("web", "app"),
                        ProcessResult.done("worker", "app"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopProcessGroup app", "stopProcess app:*"})
    void goes_through_the_priorities_of_one_group_too(String call) {
        String[] words = call.split(" ");
        daemon.begin("supervisor." + words[0], words[1]);

        assertThat(states(daemon)).isEqualTo("RUNNING STOPPING RUNNING RUNNING");
        daemon.pass(LONGER);
        assertThat(states(daemon)).isEqualTo("RUNNING STOPPED STOPPING RUNNING");
    }

    @Test
    void tells_all_at_once_for_a_client_that_does_not_wait() {
        daemon.call("supervisor.stopAllProcesses", false);

        assertThat(states(daemon)).isEqualTo("STOPPING STOPPING STOPPING STOPPING");
    }

    @Test
    void waits_for_what_another_client_stops_already_and_has_no_result_for_it() throws XmlRpcException {
        daemon.call("supervisor.stopProcess", "app:worker", false);
        CompletableFuture<XmlRpcValue> answer = daemon.begin("supervisor.stopProcessGroup", "app");
        assertThat(states(daemon)).isEqualTo("RUNNING STOPPING RUNNING RUNNING");

        daemon.pass(LONGER);
        assertThat(states(daemon)).isEqualTo("RUNNING STOPPED STOPPING RUNNING");
        daemon.pass(SECOND);
        assertThat(results(answer.resultNow())).containsExactly(ProcessResult.done("web", "app"));
    }

    @Test
    void goes_on_where_another_client_has_stopped_the_next() throws XmlRpcException {
        CompletableFuture<XmlRpcValue> answer = daemon.begin("supervisor.stopProcessGroup", "app");
        daemon.call("supervisor.stopProcess", "app:web", false);

        daemon.pass(LONGER);
        assertThat(results(answer.resultNow()))
                .containsExactly(ProcessResult.done("web", "app"), ProcessResult.done("worker", "app"));
    }

    @Test
    void is_answered_at_once_where_nothing_runs() throws XmlRpcException {
        daemon.begin("supervisor.stopAllProcesses");
        daemon.pass(Duration.ofMillis(3_500));

        assertThat(results(daemon.call("supervisor.stopAllProcesses"))).isEmpty();
    }
}

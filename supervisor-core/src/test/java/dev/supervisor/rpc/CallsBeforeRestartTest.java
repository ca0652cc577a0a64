package dev.supervisor.rpc;

import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.pausing;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.Wire;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A client who stops what waits for its next start")
class CallsBeforeRestartTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final XmlRpcValue TRUE = new BooleanValue(true);

    private final SimulatedDaemon daemon = new SimulatedDaemon(group("slow", 999, pausing(program("slow"))));

    @BeforeEach
    void ended() throws XmlRpcException {
        daemon.kernel.install("/bin/slow", ChildScript.exits(0, SECOND));
        daemon.begin("supervisor.startProcess", "slow");
        daemon.pass(SECOND);
        assertThat(state()).isEqualTo("EXITED");
    }

    private String state() throws XmlRpcException {
        return ProcessInfo.fromWire(daemon.call("supervisor.getProcessInfo", "slow"))
                .statename();
    }

    private List<ProcessResult> results(String method, Object... params) throws XmlRpcException {
        return Wire.list(daemon.call(method, params), ProcessResult::fromWire);
    }

    private void isStopped() throws XmlRpcException {
        assertThat(state()).isEqualTo("STOPPED");
        assertThat(daemon.fault("supervisor.stopProcess", "slow")).isEqualTo("70 NOT_RUNNING: slow");
        daemon.pass(SECOND.multipliedBy(20));
        assertThat(state()).isEqualTo("STOPPED");
    }

    @Test
    void by_its_name_is_answered_at_once_and_once() throws XmlRpcException {
        assertThat(daemon.call("supervisor.stopProcess", "slow")).isEqualTo(TRUE);
        isStopped();
    }

    @Test
    void stops_it_with_its_group() throws XmlRpcException {
        assertThat(results("supervisor.stopProcessGroup", "slow")).containsExactly(ProcessResult.done("slow", "slow"));
        isStopped();
    }

    @Test
    void stops_it_with_all() throws XmlRpcException {
        assertThat(results("supervisor.stopAllProcesses")).containsExactly(ProcessResult.done("slow", "slow"));
        isStopped();
    }
}

package dev.supervisor.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The list of all processes")
class ProcessListingTest {
    private final SimulatedDaemon daemon =
            new SimulatedDaemon(SimulatedDaemon.group("cat", 999, SimulatedDaemon.program("cat")));
    private final CallDispatcher dispatcher =
            daemon.dispatcher(task -> task.accept(daemon.kernel.clock().now()));

    private List<?> list() {
        return (List<?>) ((Answered) dispatcher
                        .call("supervisor.getAllProcessInfo", List.of())
                        .join())
                .value();
    }

    private ProcessInfo cat() {
        return (ProcessInfo) list().getFirst();
    }

    @Test
    void is_the_same_for_all_who_ask_within_a_second_while_nothing_changes() {
        List<?> first = list();
        daemon.pass(Duration.ofMillis(100));
        assertThat(list()).isSameAs(first);

        daemon.pass(Duration.ofSeconds(1));
        assertThat(list()).isNotSameAs(first).isNotEqualTo(first);
    }

    @Test
    void is_another_whenever_something_has_changed() {
        daemon.kernel.install("/bin/cat", ChildScript.runsForever());
        assertThat(cat().statename()).isEqualTo("STOPPED");
        List<?> before = list();

        daemon.begin("supervisor.startProcess", "cat");
        assertThat(list()).isNotSameAs(before);
        assertThat(cat().statename()).isEqualTo("STARTING");
        assertThat(cat().pid()).isPositive();
        List<?> starting = list();

        daemon.begin("supervisor.stopProcess", "cat");
        assertThat(list()).isNotSameAs(starting);
        assertThat(cat().statename()).isIn("STOPPING", "STOPPED");
    }

    @Test
    void has_no_process_any_more_that_was_removed() {
        assertThat(list()).hasSize(1);
        daemon.call("supervisor.removeProcessGroup", "cat");

        assertThat(list()).isEmpty();
    }
}

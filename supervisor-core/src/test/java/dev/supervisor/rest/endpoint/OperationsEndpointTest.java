package dev.supervisor.rest.endpoint;

import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.json.JsonValue;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import dev.supervisor.rest.endpoint.Asking.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The API, asked about operations,")
class OperationsEndpointTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedDaemon daemon =
            new SimulatedDaemon(group("web", 999, program("a"), program("b")), group("queue", 999, program("queue")));
    private final Asking api = new Asking(daemon);

    @BeforeEach
    void both_run() {
        ChildScript slow = ChildScript.runsForever().exitsOn(Signal.TERM, SECOND, 0);
        daemon.kernel.install("/bin/a", slow);
        daemon.kernel.install("/bin/b", slow);
        daemon.kernel.install("/bin/queue", slow);
        daemon.begin("supervisor.startAllProcesses");
        daemon.pass(SECOND);
    }

    private Answer operations() {
        return api.ask("GET /api/v1/operations");
    }

    @Test
    void has_none_if_nothing_goes_on() {
        assertThat(operations().at("operations")).isEqualTo(JsonValue.of(List.of()));
    }

    @Test
    void tells_who_has_begun_each_and_when_and_how_far_it_has_come() {
        api.begin("POST /api/v1/groups/web/restart");
        daemon.begin("supervisor.signalProcess", "web:b", "CONT");

        Answer stopping = operations();
        assertThat(stopping.at("operations.0.asked_by")).isEqualTo("json_api");
        assertThat(stopping.at("operations.0.begun_at")).isEqualTo("2026-01-01T00:00:01Z");
        assertThat(stopping.at("operations.0.steps_done")).isEqualTo(0L);
        assertThat(stopping.at("operations.0.steps_open")).isEqualTo(2L);
        assertThat(stopping.at("operations.0.steps_total")).isEqualTo(4L);
        assertThat(stopping.at("operations.0.waits_for")).isEqualTo(JsonValue.of(List.of("web:a", "web:b")));
        daemon.pass(SECOND);

        Answer starting = operations();
        assertThat(starting.at("operations.0.id")).isEqualTo(stopping.at("operations.0.id"));
        assertThat(starting.at("operations.0.steps_done")).isEqualTo(2L);
        daemon.pass(SECOND);
        assertThat(operations().at("operations")).isEqualTo(JsonValue.of(List.of()));
    }

    @Test
    void tells_a_client_of_xml_rpc_from_one_of_its_own_and_both_from_the_daemon() {
        daemon.begin("supervisor.stopProcess", "web:a");
        api.begin("POST /api/v1/processes/web:b/stop");
        api.begin("POST /api/v1/supervisor/shutdown");

        Answer all = operations();
        assertThat(all.at("operations.0.asked_by")).isEqualTo("xml_rpc");
        assertThat(all.at("operations.0.waits_for")).isEqualTo(JsonValue.of(List.of("web:a")));
        assertThat(all.at("operations.1.asked_by")).isEqualTo("json_api");
        assertThat(all.at("operations.1.waits_for")).isEqualTo(JsonValue.of(List.of("web:b")));
        assertThat(all.at("operations.2.asked_by")).isEqualTo("shutdown");
        assertThat(all.at("operations.2.steps_total")).isEqualTo(3L);
    }

    @Test
    void names_a_program_alone_as_elsewhere_in_the_api() {
        api.begin("POST /api/v1/processes/queue/stop");

        assertThat(operations().at("operations.0.waits_for")).isEqualTo(JsonValue.of(List.of("queue")));
    }
}

package dev.supervisor.rest.endpoint;

import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.otherwise;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.json.JsonValue;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import dev.supervisor.rest.endpoint.Asking.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who watches the daemon")
class MonitorEndpointsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedDaemon daemon =
            new SimulatedDaemon(group("web", 999, otherwise(program("a"), "/bin/a"), program("b")));
    private final Asking api = new Asking(daemon);

    private void starts(ChildScript script) {
        daemon.kernel.install("/bin/a", script);
        api.begin("POST /api/v1/processes/web:a/start");
        daemon.pass(SECOND.plus(SECOND));
    }

    @Test
    void finds_it_alive() {
        assertThat(api.ask("GET /healthz").at("ok")).isEqualTo(true);
    }

    @Test
    void finds_it_ready_once_all_that_starts_with_it_is_up() {
        Answer early = api.ask("GET /readyz");
        assertThat(early.status()).isEqualTo(503);
        assertThat(early.at("waiting_for.0.name")).isEqualTo("web:a");
        starts(ChildScript.runsForever());

        Answer late = api.ask("GET /readyz");
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.at("waiting_for")).isEqualTo(JsonValue.of(List.of()));
    }

    @Test
    void finds_it_ready_when_somebody_has_stopped_something_or_it_ended_as_it_may() {
        starts(ChildScript.exits(0, SECOND));
        assertThat(api.ask("GET /readyz").status()).isEqualTo(200);
        starts(ChildScript.runsForever());
        api.begin("POST /api/v1/processes/web:a/stop");

        assertThat(api.ask("GET /readyz").status()).isEqualTo(200);
    }

    @Test
    void does_not_find_it_ready_when_something_ended_as_it_should_not() {
        starts(ChildScript.exits(3, SECOND));

        assertThat(api.ask("GET /readyz").at("waiting_for.0.state")).isEqualTo("EXITED");
    }

    @Test
    void reads_figures_by_the_names_of_exporters_and_ours() {
        starts(ChildScript.runsForever().writes(Duration.ZERO, "1234\n").exitsAt(SECOND, 3));
        starts(ChildScript.runsForever());

        Answer page = api.ask("GET /metrics");
        assertThat(page.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(page.body().lines())
                .contains(
                        "supervisord_up 1",
                        "node_supervisord_up{name=\"a\",group=\"web\"} 1",
                        "node_supervisord_up{name=\"b\",group=\"web\"} 0",
                        "node_supervisord_state{name=\"a\",group=\"web\"} 20",
                        "supervisor_process_info{name=\"b\",group=\"web\",state=\"STOPPED\",start=\"0\",exit_status=\"0\"}"
                            + " 0",
                        "supervisord_process_starts_total{name=\"a\",group=\"web\"} 3",
                        "supervisord_process_restarts_total{name=\"a\",group=\"web\",reason=\"requested\"} 1",
                        "supervisord_process_restarts_total{name=\"a\",group=\"web\",reason=\"spawn_error\"} 1",
                        "supervisord_process_exits_total{name=\"a\",group=\"web\",code=\"3\",signal=\"\"} 1",
                        "supervisord_process_cpu_seconds_total{name=\"a\",group=\"web\"} 1.5",
                        "supervisord_process_open_fds{name=\"a\",group=\"web\"} 3",
                        "supervisord_process_log_bytes_total{name=\"a\",group=\"web\",stream=\"stdout\"} 5",
                        "supervisord_process_log_lost_bytes_total{name=\"a\",group=\"web\",stream=\"stdout\"} 0",
                        "supervisord_failed_logins_total 7",
                        "supervisord_info{identifier=\"here\",version=\"0.1.0\",supervisor_version=\"4.3.0\"} 1");
    }

    @Test
    void is_told_of_the_kernels_kill_for_want_of_memory_and_of_no_other() {
        starts(ChildScript.runsForever());
        daemon.kernel.processTable().killForMemory();
        daemon.kernel.end(daemon.kernel.living().getFirst(), Signal.KILL);
        daemon.pass(SECOND);
        assertThat(api.ask("GET /api/v1/processes/web:a").at("process.last_exit.out_of_memory"))
                .isEqualTo(true);

        starts(ChildScript.runsForever());
        daemon.kernel.end(daemon.kernel.living().getFirst(), Signal.KILL);
        daemon.pass(SECOND);
        Answer other = api.ask("GET /api/v1/processes/web:a");
        assertThat(other.at("process.last_exit.out_of_memory")).isEqualTo(false);
        assertThat(other.at("process.last_exit.summary")).isEqualTo("killed by SIGKILL, unexpected");
    }
}

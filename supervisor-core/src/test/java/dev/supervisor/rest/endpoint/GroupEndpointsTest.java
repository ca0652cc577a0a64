package dev.supervisor.rest.endpoint;

import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Signal;
import dev.supervisor.rest.endpoint.Asking.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The API, asked about groups,")
class GroupEndpointsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedDaemon daemon =
            new SimulatedDaemon(group("web", 5, program("b"), program("a")), group("one", 999, program("one")));
    private final Asking api = new Asking(daemon);

    private Answer eventually(String request) {
        CompletableFuture<Answer> answer = api.begin(request);
        daemon.pass(SECOND);
        daemon.pass(SECOND);
        return answer.join();
    }

    private void installed() {
        List.of("/bin/a", "/bin/b").forEach(path -> daemon.kernel.install(path, ChildScript.runsForever()));
    }

    @Test
    void lists_them_by_name_with_their_processes() {
        Answer list = api.ask("GET /api/v1/groups");

        assertThat(list.at("groups.0.name")).isEqualTo("one");
        assertThat(list.at("groups.1.priority")).isEqualTo(5L);
        assertThat(list.at("groups.1.kind")).isEqualTo("program");
        assertThat(list.at("groups.1.processes.0.name")).isEqualTo("web:a");
        assertThat(api.ask("GET /api/v1/groups/web").at("processes.1.name")).isEqualTo("web:b");
    }

    @Test
    void restarts_one_in_the_order_of_stops_that_the_daemon_has() {
        for (boolean ordered : List.of(true, false)) {
            SimulatedDaemon other = new SimulatedDaemon(
                    ordered, group("web", 5, program("b", 20, Duration.ZERO), program("a", 10, Duration.ZERO)));
            List.of("/bin/a", "/bin/b")
                    .forEach(path ->
                            other.kernel.install(path, ChildScript.runsForever().exitsOn(Signal.TERM, SECOND, 0)));
            Asking asking = new Asking(other);
            asking.begin("POST /api/v1/groups/web/start");
            other.pass(SECOND);

            CompletableFuture<Answer> answer = asking.begin("POST /api/v1/groups/web/restart");
            assertThat(asking.ask("GET /api/v1/processes/web:a").at("process.state"))
                    .isEqualTo(ordered ? "RUNNING" : "STOPPING");
            other.pass(Duration.ofSeconds(3));

            assertThat(answer.join().at("results.1.ok")).isEqualTo(true);
            assertThat(asking.ask("GET /api/v1/processes/web:a").at("process.restarts"))
                    .isEqualTo(1L);
        }
    }

    @Test
    void gives_what_somebody_has_started_during_an_ordered_restart_its_whole_time_to_stop() {
        SimulatedDaemon other = new SimulatedDaemon(
                true, group("web", 5, program("b", 20, Duration.ZERO), program("a", 10, Duration.ZERO)));
        other.kernel.install("/bin/b", ChildScript.runsForever().exitsOn(Signal.TERM, Duration.ofSeconds(9), 0));
        other.kernel.install("/bin/a", ChildScript.runsForever().exitsOn(Signal.TERM, Duration.ofSeconds(2), 0));
        Asking asking = new Asking(other);
        asking.begin("POST /api/v1/groups/web/start");
        other.pass(SECOND);

        CompletableFuture<Answer> answer = asking.begin("POST /api/v1/groups/web/restart");
        other.pass(Duration.ofSeconds(10)); // b is down, a stops
        asking.begin("POST /api/v1/processes/web:b/start");
        other.pass(SECOND); // a is down, b is stopped again, for at most ten seconds
        List<List<Signal>> received =
                other.kernel.living().stream().map(SimulatedProcess::received).toList();
        assertThat(received).containsExactly(List.of(Signal.TERM));
        other.pass(Duration.ofSeconds(9));

        assertThat(answer.join().at("results.1.ok")).isEqualTo(true);
    }

    @Test
    void starts_restarts_signals_and_stops_all_of_one() {
        installed();

        assertThat(eventually("POST /api/v1/groups/web/start").at("results.1.ok"))
                .isEqualTo(true);
        assertThat(eventually("POST /api/v1/groups/web/restart").at("results.0.ok"))
                .isEqualTo(true);
        assertThat(api.ask("GET /api/v1/processes/web:a").at("process.restarts"))
                .isEqualTo(1L);
        assertThat(eventually("POST /api/v1/groups/web/signal?signal=CONT").at("results.0.description"))
                .isEqualTo("OK");
        assertThat(eventually("POST /api/v1/groups/web/stop").at("results.0.fault"))
                .isEqualTo(Optional.empty());
        assertThat(api.ask("GET /api/v1/processes/web:b").at("process.state")).isEqualTo("STOPPED");
    }

    @Test
    void says_what_could_not_be_done_to_which_process() {
        Answer results = api.ask("POST /api/v1/groups/web/start");

        assertThat(results.at("results.0.ok")).isEqualTo(false);
        assertThat(results.at("results.0.fault")).isEqualTo("NO_FILE");
        assertThat(api.ask("GET /api/v1/groups/nix").status()).isEqualTo(404);
    }
}

package dev.supervisor.rest.endpoint;

import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.rest.EventStream;
import dev.supervisor.rest.RestAnswer;
import dev.supervisor.rest.RestRequest;
import dev.supervisor.rest.RestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The daemon of this test keeps three events. */
@DisplayName("The stream of events")
class EventStreamTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedDaemon daemon = new SimulatedDaemon(group("web", 999, program("a")));
    private final RestServer server = daemon.rest();
    private final Asking api = new Asking(daemon);

    private EventStream open(String lastId) {
        CompletableFuture<RestAnswer> answer = server.of(new RestRequest(
                        "GET",
                        "/api/v1/events",
                        "",
                        name -> Optional.ofNullable(
                                Map.of("Last-Event-ID", lastId).get(name))))
                .answer()
                .apply(Runnable::run);
        daemon.pass(Duration.ZERO);
        return ((RestAnswer.Stream) answer.join()).events();
    }

    private String piece(EventStream stream) {
        CompletableFuture<byte[]> piece = stream.next();
        daemon.pass(Duration.ZERO);
        return new String(piece.join(), StandardCharsets.UTF_8);
    }

    private static List<String> values(String field, String piece) {
        return piece.lines()
                .filter(line -> line.startsWith(field + ": "))
                .map(line -> line.substring(field.length() + 2))
                .toList();
    }

    private static String lastId(String piece) {
        return values("id", piece).getLast();
    }

    private void live() {
        daemon.kernel.install("/bin/a", ChildScript.runsForever());
        api.begin("POST /api/v1/processes/web:a/start");
        daemon.pass(SECOND);
    }

    @Test
    void begins_with_where_it_is_and_goes_on_with_what_happens() {
        EventStream stream = open("");
        assertThat(values("data", piece(stream))).containsExactly("{\"resumed\":false}");
        CompletableFuture<byte[]> next = stream.next();
        daemon.pass(SECOND);
        assertThat(next).isNotDone();
        live();

        String starting = new String(next.join(), StandardCharsets.UTF_8);
        assertThat(values("event", starting)).containsExactly("process_state");
        assertThat(values("data", starting).getFirst())
                .contains("\"name\":\"web:a\"", "\"from\":\"STOPPED\"", "\"to\":\"STARTING\"", "\"at\":\"2026-01-01T");
        String running = piece(stream);
        assertThat(values("data", running).getFirst()).contains("\"to\":\"RUNNING\"", "\"pid\":1000");
    }

    @Test
    void goes_on_where_a_client_left_off() {
        EventStream first = open("");
        piece(first);
        live();
        String known = lastId(piece(first));
        first.end();
        api.begin("POST /api/v1/processes/web:a/stop");
        daemon.pass(SECOND);

        String missed = piece(open(known));
        assertThat(values("event", missed)).containsExactly("ready", "process_state", "process_state");
        assertThat(values("data", missed).getFirst()).isEqualTo("{\"resumed\":true}");
        assertThat(missed).contains("\"to\":\"STOPPING\"", "\"to\":\"STOPPED\"");
    }

    @Test
    void says_so_if_what_came_meanwhile_is_not_kept_any_more() {
        EventStream first = open("");
        String known = lastId(piece(first));
        live();
        api.begin("POST /api/v1/processes/web:a/stop");
        daemon.pass(SECOND);

        String late = piece(open(known));
        assertThat(values("data", late)).containsExactly("{\"resumed\":false}");
        assertThat(lastId(late)).isNotEqualTo(known);
        assertThat(values("data", piece(first))).containsExactly("{\"resumed\":false}");
    }

    @Test
    void says_so_if_it_does_not_know_the_last_event() {
        live();
        for (String id : List.of("nix", "0-1", "-1", "x-y")) {
            assertThat(values("data", piece(open(id)))).containsExactly("{\"resumed\":false}");
        }
    }

    @Test
    void goes_to_every_client() {
        EventStream one = open("");
        EventStream other = open("");
        piece(one);
        piece(other);
        live();

        assertThat(piece(one)).isEqualTo(piece(other)).contains("STARTING");
    }

    @Test
    void tells_of_groups_that_come_and_go_and_of_the_end_of_the_daemon() {
        EventStream stream = open("");
        piece(stream);
        daemon.write();
        api.begin("POST /api/v1/update");
        daemon.pass(SECOND);
        assertThat(values("event", piece(stream))).containsExactly("group_removed");
        api.begin("POST /api/v1/supervisor/shutdown");
        daemon.pass(SECOND);

        assertThat(values("data", piece(stream)).getFirst()).contains("\"type\":\"supervisor_state\"", "STOPPING");
    }
}

package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.json.JsonException;
import dev.supervisor.api.json.JsonReader;
import dev.supervisor.api.json.JsonValue.JsonObject;
import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.kit.SimulatedDaemon;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The part of the URLs that is the API's")
class ApiEndpointTest {
    private final SimulatedDaemon daemon = new SimulatedDaemon();
    private final ApiEndpoint endpoint = new ApiEndpoint(daemon::rest);

    private Endpoint.Work work(String method, String path) {
        return endpoint.of(new HttpCall(method, path, "", _ -> Optional.empty(), new byte[0]));
    }

    private String body(String path) {
        CompletableFuture<HttpAnswer> answer = work("GET", path).answer().apply(Runnable::run);
        daemon.pass(Duration.ZERO);
        return new String(((Document) answer.join()).body(), StandardCharsets.UTF_8);
    }

    @Test
    void has_all_that_is_described() throws JsonException {
        JsonObject description = (JsonObject) JsonReader.read(body("/api/v1/openapi.json"));
        JsonObject paths = (JsonObject) description.members().get("paths");

        assertThat(paths.members()).hasSizeGreaterThan(20);
        assertThat(paths.members().keySet()).allMatch(ApiEndpoint::owns);
        assertThat(ApiEndpoint.owns("/RPC2")).isFalse();
    }

    @Test
    void expects_a_piece_of_a_log_to_be_as_long_as_pieces_may_be() {
        assertThat(work("GET", "/api/v1/processes/a/logs/stdout").expected()).isEqualTo(2 << 20);
        body("/api/v1/processes/a/logs/stdout");
        assertThat(work("GET", "/api/v1/processes/a/logs/stdout").expected()).isEqualTo(2 << 20);
    }

    @Test
    void expects_another_answer_to_be_as_long_as_the_last_one_there() {
        assertThat(work("GET", "/api/v1/processes").expected()).isEqualTo(1 << 20);
        int bytes = body("/api/v1/processes").length();
        assertThat(work("GET", "/api/v1/processes").expected()).isEqualTo(bytes).isLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v1/processes/a/logs/stdout/x", "/api/logs/", "/api/v1/logs/x"})
    void expects_nothing_where_nothing_is(String path) {
        assertThat(work("GET", path).expected()).isZero();
        assertThat(body(path)).contains("there is nothing at " + path);
    }

    @Test
    void expects_little_of_what_is_done() {
        assertThat(work("POST", "/api/v1/supervisor/restart").expected()).isZero();
    }
}

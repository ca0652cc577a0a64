package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The API, when the configuration changes,")
class ApiUpdateIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PROGRAMS = """
        [program:web]
        command = sleep 1000
        process_name = web_%(process_num)d
        numprocs = 2

        [program:same]
        command = sleep 1000
        stopwaitsecs = 10
        """;

    private static JsonNode body(String answer) throws IOException {
        return JSON.readTree(answer);
    }

    private static void change(RunningDaemon daemon, String from, String to) throws IOException {
        Path file = daemon.directory().resolve("supervisord.conf");
        String before = Files.readString(file);
        assertThat(before).contains(from);
        Files.writeString(file, before.replace(from, to));
    }

    @Test
    void says_what_an_update_would_do_and_restarts_only_what_must_be(@TempDir Path directory) throws IOException {
        int port = ApiClient.freePort();
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, ApiClient.served(port) + PROGRAMS)) {
            ApiClient api = new ApiClient(port);
            for (String name : new String[] {"web:web_0", "web:web_1", "same"}) {
                daemon.awaitState(name, "RUNNING");
            }
            int web0 = daemon.pidOf("web:web_0");
            int same = daemon.pidOf("same");
            change(daemon, "numprocs = 2", "numprocs = 3");
            change(daemon, "stopwaitsecs = 10", "stopwaitsecs = 11");

            JsonNode plan = body(api.get("/api/v1/update").body());
            assertThat(plan.at("/groups/0/group").asText()).isEqualTo("same");
            assertThat(plan.at("/groups/0/processes/0/reasons/0").toString())
                    .isEqualTo("{\"option\":\"stopwaitsecs\",\"from\":\"10\",\"to\":\"11\",\"live\":true}");
            assertThat(plan.at("/groups/0/processes/0/update").asText()).isEqualTo("restart");
            assertThat(plan.at("/groups/0/processes/0/minimal").asText()).isEqualTo("none");
            assertThat(plan.at("/groups/1/processes/2/change").asText()).isEqualTo("added");
            assertThat(daemon.pidOf("same")).isEqualTo(same);

            JsonNode done = body(api.ask("POST /api/v1/update?minimal=true").body());
            assertThat(done.at("/groups/0/error").isNull()).isTrue();
            daemon.awaitState("web:web_2", "RUNNING");
            assertThat(daemon.pidOf("web:web_0")).isEqualTo(web0);
            assertThat(daemon.pidOf("same")).isEqualTo(same);
            assertThat(daemon.ctl("update").out()).isEmpty();

            change(daemon, "command = sleep 1000\nprocess_name", "command = sleep 1001\nprocess_name");
            api.ask("POST /api/v1/update?minimal=true");
            daemon.awaitState("web:web_0", "RUNNING");
            assertThat(daemon.pidOf("web:web_0")).isNotEqualTo(web0);
            assertThat(daemon.pidOf("same")).isEqualTo(same);
        }
    }

    @Test
    void is_not_served_on_TCP_without_its_section_or_with_extensions_off(@TempDir Path directory) throws IOException {
        int port = ApiClient.freePort();
        String off = ApiClient.served(port);
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, off)) {
            ApiClient api = new ApiClient(port);
            assertThat(api.get("/healthz").statusCode()).isEqualTo(200);
            change(daemon, "nodaemon = true", "nodaemon = true\nextensions = off");
            daemon.ctl("reload");
            daemon.awaitLog("RPC interface 'supervisor' initialized");
            org.awaitility.Awaitility.await()
                    .atMost(RunningDaemon.PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(api.get("/healthz").statusCode()).isEqualTo(404));
            assertThat(ApiClient.overUnix(directory.resolve("s.sock"), "/healthz"))
                    .startsWith("HTTP/1.0 200");
        }
    }
}

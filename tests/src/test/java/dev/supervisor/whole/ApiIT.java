package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against the running daemon: what the description says, what is answered, and what other people's programs make of both. */
@DisplayName("The API in JSON")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Starts and stays; {@code bad} ends with 3 and a last word. */
    private static final String PROGRAMS = """
        [program:web]
        command = sh -c 'echo here I am; sleep 1000 & wait'
        process_name = web_%(process_num)d
        numprocs = 2

        [program:bad]
        command = sh -c 'echo out of ideas; sleep 1; exit 3'
        autorestart = false
        startsecs = 0

        [program:idle]
        command = sleep 1000
        autostart = false
        """;

    private RunningDaemon daemon;
    private ApiClient api;
    private JsonNode description;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        int port = ApiClient.freePort();
        daemon = RunningDaemon.start(Peer.OURS, directory, ApiClient.served(port) + PROGRAMS);
        api = new ApiClient(port);
        description = JSON.readTree(api.get("/api/v1/openapi.json").body());
        daemon.awaitState("web:web_0", "RUNNING");
        daemon.awaitState("web:web_1", "RUNNING");
        daemon.awaitState("bad", "EXITED");
    }

    @AfterAll
    void end() {
        daemon.close();
    }

    /** A request for each operation, and what its status is; those that change something in an order that leaves things as they were. */
    private static Map<String, List<String>> requests() {
        Map<String, List<String>> requests = new HashMap<>();
        requests.put("supervisor", List.of("GET /api/v1/supervisor"));
        requests.put("operations", List.of("GET /api/v1/operations"));
        requests.put("processes", List.of("GET /api/v1/processes", "GET /api/v1/processes?usage=true"));
        requests.put(
                "process",
                List.of(
                        "GET /api/v1/processes/web:web_0",
                        "GET /api/v1/processes/bad",
                        "GET /api/v1/processes/idle",
                        "GET /api/v1/processes/nix"));
        requests.put(
                "history", List.of("GET /api/v1/processes/bad/history", "GET /api/v1/processes/web:web_0/history"));
        requests.put(
                "processConfig", List.of("GET /api/v1/processes/web:web_0/config", "GET /api/v1/processes/nix/config"));
        requests.put("log", List.of("GET /api/v1/processes/bad/logs/stdout", "GET /api/v1/processes/bad/logs/nix"));
        requests.put("clearLogs", List.of("DELETE /api/v1/processes/idle/logs"));
        requests.put("startProcess", List.of("POST /api/v1/processes/idle/start", "POST /api/v1/processes/idle/start"));
        requests.put("restartProcess", List.of("POST /api/v1/processes/idle/restart"));
        requests.put("signalProcess", List.of("POST /api/v1/processes/web:web_1/signal?signal=CONT"));
        requests.put("stopProcess", List.of("POST /api/v1/processes/idle/stop", "POST /api/v1/processes/idle/stop"));
        requests.put("groups", List.of("GET /api/v1/groups"));
        requests.put("group", List.of("GET /api/v1/groups/web", "GET /api/v1/groups/nix"));
        requests.put("startGroup", List.of("POST /api/v1/groups/idle/start"));
        requests.put("restartGroup", List.of("POST /api/v1/groups/idle/restart"));
        requests.put("signalGroup", List.of("POST /api/v1/groups/idle/signal?signal=CONT"));
        requests.put("stopGroup", List.of("POST /api/v1/groups/idle/stop"));
        requests.put("updatePlan", List.of("GET /api/v1/update"));
        requests.put("update", List.of("POST /api/v1/update?minimal=true"));
        requests.put("health", List.of("GET /healthz"));
        requests.put("readiness", List.of("GET /readyz"));
        return requests;
    }

    /** Those that are no JSON, end the daemon or have no end: they have tests of their own. */
    private static final Set<String> ELSEWHERE = Set.of("openApi", "metrics", "events", "shutdown", "restart");

    @Test
    void is_described_by_a_document_in_which_others_find_no_mistake() throws IOException {
        String served = api.get("/api/v1/openapi.json").body();
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        var judged = new OpenAPIV3Parser().readContents(served, null, options);

        assertThat(judged.getMessages()).isEmpty();
        assertThat(judged.getOpenAPI().getPaths()).hasSizeGreaterThan(20);
        assertThat(served).isEqualTo(Files.readString(Path.of("../docs/manual/openapi.json")));
    }

    @Test
    void answers_each_operation_as_the_document_says() throws IOException {
        Map<String, List<String>> requests = requests();
        Set<String> described = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations()) {
            described.add(operation.id());
            for (String request : requests.getOrDefault(operation.id(), List.of())) {
                wrong.addAll(judge(operation, request));
            }
        }

        assertThat(wrong).isEmpty();
        Set<String> tried = new TreeSet<>(requests.keySet());
        tried.addAll(ELSEWHERE);
        assertThat(tried).isEqualTo(described);
    }

    private record Operation(String id, JsonNode responses) {}

    /** In the order of {@link #requests}'s needs: starts before restarts before stops. */
    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (JsonNode path : description.get("paths")) {
            for (JsonNode operation : path) {
                operations.add(new Operation(operation.get("operationId").asText(), operation.get("responses")));
            }
        }
        List<String> order = List.of(
                "startProcess",
                "restartProcess",
                "stopProcess",
                "startGroup",
                "restartGroup",
                "signalGroup",
                "stopGroup");
        operations.sort((one, other) -> order.indexOf(one.id()) - order.indexOf(other.id()));
        return operations;
    }

    private List<String> judge(Operation operation, String request) throws IOException {
        HttpResponse<String> answer = api.ask(request);
        JsonNode response = operation.responses().has(Integer.toString(answer.statusCode()))
                ? operation.responses().get("200")
                : operation.responses().get("default");
        if (operation.id().equals("readiness")) {
            response = operation.responses().get("200"); // 503 says the same
        }
        JsonNode schema = response.at("/content/application~1json/schema");
        List<String> wrong = new ArrayList<>();
        for (ValidationMessage message : schema(schema).validate(JSON.readTree(answer.body()))) {
            wrong.add(request + ": " + message.getMessage() + " in " + answer.body());
        }
        return wrong;
    }

    /** A schema with all that it may refer to. */
    private JsonSchema schema(JsonNode schema) throws IOException {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.setAll((ObjectNode) schema);
        whole.set("components", description.get("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("mem:api"), JSON.readTree(whole.toString()));
    }

    @Test
    void shows_a_process_with_its_tree_and_what_it_uses() throws IOException {
        JsonNode shown = JSON.readTree(api.get("/api/v1/processes/web:web_0").body());

        assertThat(shown.at("/process/pid").asInt()).isEqualTo(daemon.pidOf("web:web_0"));
        assertThat(shown.at("/process/usage/processes").asInt()).isEqualTo(2);
        assertThat(shown.at("/process/usage/memory_bytes").asLong()).isGreaterThan(100_000);
        assertThat(shown.at("/tree/1/name").asText()).isEqualTo("sleep");
        assertThat(shown.at("/tree/1/command_line").asText()).isEqualTo("sleep 1000");
        assertThat(shown.at("/tree/0/descriptors").asInt()).isGreaterThan(2);
        assertThat(shown.at("/stdout/last_lines/0").asText()).isEqualTo("here I am");
        assertThat(shown.at("/stdout/written_bytes").asInt()).isEqualTo(10);
    }

    @Test
    void says_where_each_option_stands() throws IOException {
        JsonNode options = JSON.readTree(
                        api.get("/api/v1/processes/web:web_0/config").body())
                .at("/options");
        Path file = daemon.directory().resolve("supervisord.conf");
        int line = Files.readAllLines(file).indexOf("numprocs = 2");

        for (JsonNode option : options) {
            switch (option.at("/option").asText()) {
                case "command" -> {
                    assertThat(option.at("/source").asText()).isEqualTo("file");
                    assertThat(option.at("/file").asText()).isEqualTo(file.toString());
                    assertThat(option.at("/line").asInt()).isEqualTo(line - 1); // counted from 1, two lines before
                    assertThat(option.at("/value").asText()).startsWith("sh -c");
                }
                case "startsecs" -> {
                    assertThat(option.at("/source").asText()).isEqualTo("default");
                    assertThat(option.at("/value").asText()).isEqualTo("1");
                }
                default -> assertThat(option.at("/source").asText()).isIn("file", "default");
            }
        }
        assertThat(options).hasSizeGreaterThan(25);
    }

    @Test
    void remembers_why_something_ended_and_its_last_words() throws IOException {
        JsonNode run =
                JSON.readTree(api.get("/api/v1/processes/bad/history").body()).at("/runs/0");

        assertThat(run.at("/cause").asText()).isEqualTo("autostart");
        assertThat(run.at("/end/exit_code").asInt()).isEqualTo(3);
        assertThat(run.at("/end/summary").asText()).isEqualTo("exited with 3, unexpected");
        assertThat(run.at("/end/lasted_seconds").asDouble()).isBetween(0.9, 60.0);
        assertThat(run.at("/last_lines/0").asText()).isEqualTo("out of ideas");
    }

    @Test
    void is_served_on_the_Unix_socket_too_and_on_TCP_to_who_knows_the_password() throws IOException {
        assertThat(ApiClient.overUnix(daemon.directory().resolve("s.sock"), "/healthz"))
                .startsWith("HTTP/1.0 200")
                .endsWith("{\"ok\":true}\n");
        assertThat(api.withoutPassword("/healthz").statusCode()).isEqualTo(401);
    }

    @Test
    void streams_what_happens_and_goes_on_where_a_client_left_off() throws IOException {
        String known;
        try (ApiClient.Events events = api.events("")) {
            assertThat(events.next("ready")).contains("\"resumed\":false");
            daemon.ctl("start", "idle");
            assertThat(events.next("process_state")).contains("\"name\":\"idle\"", "\"to\":\"STARTING\"");
            assertThat(events.next("process_state")).contains("\"to\":\"RUNNING\"", "\"pid\":" + daemon.pidOf("idle"));
            known = events.lastId();
        }
        daemon.ctl("stop", "idle");
        try (ApiClient.Events events = api.events(known)) {
            assertThat(events.next("ready")).contains("\"resumed\":true");
            assertThat(events.next("process_state")).contains("\"to\":\"STOPPING\"");
            assertThat(events.next("process_state")).contains("\"to\":\"STOPPED\"");
        }
    }

    /** The parser of Prometheus' own Python client, which refuses what its server would. */
    @Test
    void gives_figures_that_a_parser_of_Prometheus_reads() throws IOException {
        Path page = Files.writeString(
                daemon.directory().resolve("metrics"), api.get("/metrics").body());
        Run parsed = Run.of(daemon.directory(), Path.of("/usr/bin/python3"), List.of("-c", """
            import sys
            from prometheus_client.parser import text_string_to_metric_families
            for family in text_string_to_metric_families(open(sys.argv[1]).read()):
                for sample in family.samples:
                    labels = ','.join(k + '=' + v for k, v in sorted(sample.labels.items()))
                    print(family.type, sample.name, labels, sample.value)
            """, page.toString()));

        assertThat(parsed.err()).isEmpty();
        assertThat(parsed.lines())
                .contains(
                        "gauge supervisord_up  1.0",
                        "gauge node_supervisord_state group=web,name=web_0 20.0",
                        "gauge node_supervisord_exit_status group=bad,name=bad 3.0",
                        "counter supervisord_process_exits_total code=3,group=bad,name=bad,signal= 1.0",
                        "gauge supervisord_process_processes group=web,name=web_0 2.0",
                        "counter supervisord_process_log_bytes_total group=web,name=web_0,stream=stdout 10.0")
                .anyMatch(line -> line.matches("counter process_cpu_seconds_total  [0-9.]+"))
                .anyMatch(line -> line.matches("gauge supervisord_loop_longest_turn_seconds  [0-9.e-]+"));
    }

    @Test
    void knows_when_everything_is_up() throws IOException {
        HttpResponse<String> ready = api.get("/readyz");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(ready.body()).at("/waiting_for").toString())
                .isEqualTo("[{\"name\":\"bad\",\"state\":\"EXITED\"}]");
    }
}

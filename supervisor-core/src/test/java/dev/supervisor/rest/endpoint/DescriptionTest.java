package dev.supervisor.rest.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.json.JsonValue.JsonObject;
import dev.supervisor.api.json.JsonWriter;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.rest.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The description is made of the declarations; {@code -Dmanual.write=true} writes it beside the manual. */
@DisplayName("The description of the API")
class DescriptionTest {
    private static final Path MANUAL = Path.of("../docs/manual/api.md");
    private static final Path DESCRIPTION = Path.of("../docs/manual/openapi.json");
    private static final boolean WRITE = Boolean.getBoolean("manual.write");

    private final String made = JsonWriter.indented(Description.openApi(Rest.DECLARED)) + "\n";

    @Test
    void is_the_file_beside_the_manual() throws IOException {
        if (WRITE) {
            Files.writeString(DESCRIPTION, made);
        }
        assertThat(Files.readString(DESCRIPTION)).isEqualTo(made);
    }

    @Test
    void is_served() {
        Asking api = new Asking(new SimulatedDaemon());

        assertThat(api.ask("GET /api/v1/openapi.json").body()).isEqualTo(made);
    }

    @Test
    void has_an_example_of_each_endpoint_in_the_manual() throws IOException {
        String manual = Files.readString(MANUAL);
        JsonObject paths = (JsonObject)
                ((JsonObject) Description.openApi(Rest.DECLARED)).members().get("paths");
        assertThat(paths.members()).isNotEmpty();
        List<String> missing = paths.members().entrySet().stream()
                .flatMap(path -> ((JsonObject) path.getValue())
                        .members().keySet().stream().map(verb -> verb.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .map(endpoint -> "### `" + endpoint + "`")
                .filter(heading -> !manual.contains(heading + "\n"))
                .toList();

        assertThat(missing).isEmpty();
    }
}

package dev.supervisor.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.json.JsonWriter;
import dev.supervisor.rpc.SimulatedDaemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The description is made of the declarations; {@code -Dmanual.write=true} writes it beside the manual. */
@DisplayName("The description of the API")
class DescriptionTest {
    private static final Path MANUAL = Path.of("../docs/manual/api.md");
    private static final Path DESCRIPTION = Path.of("../docs/manual/openapi.json");
    private static final boolean WRITE = Boolean.getBoolean("manual.write");

    private final String made = JsonWriter.indented(Description.openApi()) + "\n";

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
        List<String> missing = Description.DECLARED.stream()
                .flatMap(declared -> Description.methodsOf(declared).stream())
                .map(RestMethod::route)
                .map(route -> "### `" + route.verb() + " " + route.path() + "`")
                .filter(heading -> !manual.contains(heading + "\n"))
                .toList();

        assertThat(missing).isEmpty();
    }
}

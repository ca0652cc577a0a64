package dev.supervisor.unit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of a service's states")
class ServiceTableTest {
    private static final String BEGIN = "<!-- begin of the table -->\n\n";
    private static final String END = "<!-- end of the table -->";
    private static final Path REPOSITORY =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    @Test
    void shows_every_state() {
        assertThat(new ServiceTable().reached().keySet()).containsExactly(ServicePhase.values());
    }

    @Test
    void in_the_documentation_is_the_machine_s() throws IOException {
        String page = Files.readString(REPOSITORY.resolve("docs/services.md"));
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String right = page.substring(0, begin) + new ServiceTable().markdown() + page.substring(page.indexOf(END));
        Path approved = REPOSITORY.resolve("supervisor-unit/target/services.md");
        Files.writeString(approved, right);

        assertThat(page).as("copy " + approved + " to docs if it is right").isEqualTo(right);
    }
}

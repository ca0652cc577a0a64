package dev.supervisor.unit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.unit.SubState;
import dev.supervisor.unit.UnitType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of a service's states")
class ServiceTableTest {
    private static final String BEGIN = "<!-- begin of the table -->\n\n";
    private static final String END = "<!-- end of the table -->";
    /** Those of systemd 253. */
    private static final Set<ServicePhase> NEWER = Set.of(ServicePhase.RELOAD_SIGNAL, ServicePhase.RELOAD_NOTIFY);

    private static final Path REPOSITORY =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    @Test
    void shows_every_state() {
        assertThat(new ServiceTable().reached().keySet()).containsExactly(ServicePhase.values());
    }

    @Test
    void has_the_words_and_the_coarse_states_that_all_units_have() {
        for (ServicePhase phase : ServicePhase.values()) {
            Optional<SubState> state = SubState.of(UnitType.SERVICE, phase.word());

            assertThat(state.isEmpty()).as(phase.word()).isEqualTo(NEWER.contains(phase));
            state.ifPresent(same -> assertThat(phase.active()).as(phase.word()).isEqualTo(same.countsAs()));
        }
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

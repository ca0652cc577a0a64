package dev.supervisor.ctl.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The list of actions in the manual is made here; {@code -Dmanual.write=true} writes it. */
@DisplayName("The manual of the client")
class ActionsManualTest {
    private static final Path MANUAL = Path.of("../docs/manual/supervisorctl.md");

    @Test
    void has_every_action_with_what_its_help_says() throws IOException {
        String manual = Files.readString(MANUAL);
        String list = ActionText.all().stream()
                .flatMap(action -> action.lines().stream())
                .map(line -> withoutTabs(line) + "\n")
                .collect(Collectors.joining("", "```text\n", "```\n"));
        int from = manual.indexOf("<!-- actions -->\n") + "<!-- actions -->\n".length();
        String expected = manual.substring(0, from) + list + manual.substring(manual.indexOf("<!-- end -->\n"));
        if (Boolean.getBoolean("manual.write")) {
            Files.writeString(MANUAL, expected);
        }
        assertThat(Files.readString(MANUAL)).isEqualTo(expected);
    }

    /** As a terminal shows them, each to the next column that eight divides. */
    private static String withoutTabs(String line) {
        String spaced = line;
        for (int tab = spaced.indexOf('\t'); tab >= 0; tab = spaced.indexOf('\t')) {
            spaced = spaced.substring(0, tab) + " ".repeat(8 - tab % 8) + spaced.substring(tab + 1);
        }
        return spaced.stripTrailing();
    }
}

package dev.supervisor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.event.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of the daemon's options in the manual is made here; {@code -Dmanual.write=true} writes it. */
@DisplayName("The manual of the daemon")
class DaemonManualTest {
    private static final Path FOLDER = Path.of("../docs/manual");
    private static final Pattern EVENT = Pattern.compile("(?m)^\\| `([A-Z_0-9]+)` \\|");

    @Test
    void has_every_option_of_the_command_line() throws IOException {
        Path running = FOLDER.resolve("running.md");
        String manual = Files.readString(running);
        String table = Stream.of(DaemonOption.values())
                .map(DaemonManualTest::row)
                .collect(Collectors.joining("", "| option | what it does |\n|---|---|\n", ""));
        String expected = manual.replaceAll(
                "(?s)(<!-- options -->\n).*(<!-- end -->\n)", "$1" + table.replace("$", "\\$") + "$2");
        if (Boolean.getBoolean("manual.write")) {
            Files.writeString(running, expected);
        }
        assertThat(Files.readString(running)).isEqualTo(expected).contains(table);
    }

    private static String row(DaemonOption option) {
        return "| `%s--%s%s` | %s |\n"
                .formatted(
                        option.letter().isEmpty() ? "" : "-" + option.letter() + ", ",
                        option.word(),
                        option.argument().map(argument -> " " + argument).orElse(""),
                        option.description());
    }

    @Test
    void has_every_type_of_event_and_no_other() throws IOException {
        String events = Files.readString(FOLDER.resolve("events.md"));

        assertThat(EVENT.matcher(events).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(EventTypes.names());
    }
}

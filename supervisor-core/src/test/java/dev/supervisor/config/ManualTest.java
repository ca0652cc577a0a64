package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.SectionShape.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tables of options in the manual are made here; {@code -Dmanual.write=true} writes them into it. */
@DisplayName("The manual of the configuration")
class ManualTest {
    private static final Path MANUAL = Path.of("../docs/manual/configuration.md");
    private static final boolean WRITE = Boolean.getBoolean("manual.write");

    private static String begin(SectionKind kind) {
        return "<!-- options of " + kind.title() + " -->\n";
    }

    private static final String END = "<!-- end -->\n";

    private static String table(SectionKind kind) {
        return own(kind).stream()
                .map(slot -> "| `%s` | %s | %s |\n"
                        .formatted(
                                slot.option(),
                                byDefault(slot),
                                slot.declared().doc().replace("|", "\\|")))
                .collect(Collectors.joining("", "| option | default | what it is |\n|---|---|---|\n", ""));
    }

    /** Without those that it has in common with programs. */
    private static List<Slot> own(SectionKind kind) {
        List<Slot> options = kind.options();
        return kind == SectionKind.PROGRAM
                ? options
                : options.stream()
                        .filter(slot -> !SectionKind.PROGRAM.options().contains(slot))
                        .toList();
    }

    private static String byDefault(Slot slot) {
        Option option = slot.declared();
        if (option.byDefault().equals(Option.REQUIRED)) {
            return "required";
        }
        if (slot.sameAs().isPresent()) {
            return "that of `" + slot.sameAs().get().option() + "`";
        }
        return option.byDefault().equals(Option.ABSENT) || option.byDefault().isEmpty()
                ? "none"
                : "`" + option.byDefault() + "`";
    }

    @Test
    void has_every_option_of_every_section_with_its_default() throws IOException {
        String manual = Files.readString(MANUAL);
        String expected = manual;
        for (SectionKind kind : SectionKind.values()) {
            if (!kind.takesAnyOption()) {
                int start = expected.indexOf(begin(kind));
                assertThat(start)
                        .as("a table of the options of %s", kind.title())
                        .isNotNegative();
                int from = start + begin(kind).length();
                expected = expected.substring(0, from) + table(kind) + expected.substring(expected.indexOf(END, from));
            }
        }
        if (WRITE) {
            Files.writeString(MANUAL, expected);
        }
        assertThat(Files.readString(MANUAL)).isEqualTo(expected);
    }
}

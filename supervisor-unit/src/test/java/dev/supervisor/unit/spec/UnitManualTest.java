package dev.supervisor.unit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Slot;
import dev.supervisor.unit.value.ConditionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tables of directives in the manual are made here; {@code -Dmanual.write=true} writes them into it. */
@DisplayName("The manual of unit files")
class UnitManualTest {
    private static final Path MANUAL = Path.of("../docs/manual/units.md");
    private static final boolean WRITE = Boolean.getBoolean("manual.write");
    private static final String END = "<!-- end -->\n";

    private static String begin(String section) {
        return "<!-- directives of [" + section + "] -->\n";
    }

    /** Each section with its directives, by name. */
    private static Map<String, List<Slot>> sections() {
        Map<String, List<Slot>> sections = new LinkedHashMap<>();
        for (UnitType type : List.of(UnitType.SERVICE, UnitType.TIMER)) {
            for (Slot slot : UnitSections.of(type).slots()) {
                List<Slot> all = sections.computeIfAbsent(slot.section(), _ -> new ArrayList<>());
                if (!all.contains(slot)) {
                    all.add(slot);
                }
            }
        }
        sections.values().forEach(all -> all.sort((one, other) -> one.name().compareTo(other.name())));
        return sections;
    }

    private static String table(Collection<Slot> slots) {
        return slots.stream()
                .map(slot -> "| `%s` | %s | %s | %s |\n"
                        .formatted(
                                slot.declared().type() == DirectiveType.CONDITIONS
                                        ? slot.name() + "…="
                                        : slot.name() + "=",
                                byDefault(slot),
                                slot.declared()
                                        .priority()
                                        .name()
                                        .replace("C", "no")
                                        .replaceAll("[AB]", "yes"),
                                doc(slot)))
                .collect(Collectors.joining(
                        "", "| directive | default | works | what it is |\n|---|---|---|---|\n", ""));
    }

    private static String byDefault(Slot slot) {
        String text = slot.declared().byDefault();
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String doc(Slot slot) {
        String doc = slot.declared().doc().replace("|", "\\|");
        if (slot.declared().type() != DirectiveType.CONDITIONS) {
            return doc;
        }
        return doc + " Kinds: "
                + Arrays.stream(ConditionKind.values())
                        .filter(kind -> kind.canBeAsserted() || slot.name().equals("Condition"))
                        .map(kind -> "`" + kind.word() + "`")
                        .collect(Collectors.joining(", "))
                + ".";
    }

    @Test
    @DisplayName("has every directive of every section with its default")
    void directives() throws IOException {
        String manual = Files.readString(MANUAL);
        String expected = manual;
        for (Map.Entry<String, List<Slot>> section : sections().entrySet()) {
            int start = expected.indexOf(begin(section.getKey()));
            assertThat(start)
                    .as("a table of the directives of [%s]", section.getKey())
                    .isNotNegative();
            int from = start + begin(section.getKey()).length();
            expected = expected.substring(0, from)
                    + table(section.getValue())
                    + expected.substring(expected.indexOf(END, from));
        }
        if (WRITE) {
            Files.writeString(MANUAL, expected);
        }
        assertThat(Files.readString(MANUAL)).isEqualTo(expected);
    }
}

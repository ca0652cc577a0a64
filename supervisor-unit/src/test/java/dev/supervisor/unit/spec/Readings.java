package dev.supervisor.unit.spec;

import dev.supervisor.api.ini.Origin;
import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.file.Assignment;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.grammar.UnitFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads pieces of unit files for tests, with the few specifiers that these have. */
final class Readings {
    private Readings() {}

    static UnitFacts facts(String name) {
        int dot = name.lastIndexOf('.');
        String prefix = name.substring(0, dot);
        return new UnitFacts(
                name, UnitType.of(name.substring(dot + 1)).orElseThrow(), text -> expanded(text, name, prefix));
    }

    private static Optional<String> expanded(String text, String name, String prefix) {
        StringBuilder expanded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%' || i + 1 == text.length()) {
                expanded.append(text.charAt(i));
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'n' -> expanded.append(name);
                case 'p' -> expanded.append(prefix);
                case 'i' -> {}
                case '%' -> expanded.append('%');
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(expanded.toString());
    }

    static Assignment assignment(int line, String section, String key, String value) {
        return new Assignment(section, key, value, new Origin("/f", line));
    }

    static Optional<UnitDefinition> read(String name, Problems problems, List<Assignment> assignments) {
        return UnitSpecReader.read(facts(name), assignments, problems);
    }

    static List<String> lines(String resource) {
        try (InputStream file = Readings.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

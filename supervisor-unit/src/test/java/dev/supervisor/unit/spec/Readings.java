package dev.supervisor.unit.spec;

import dev.supervisor.api.ini.Origin;
import dev.supervisor.unit.LoadState;
import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.command.HostFacts;
import dev.supervisor.unit.command.Specifiers;
import dev.supervisor.unit.file.Assignment;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.file.UnitSource;
import dev.supervisor.unit.file.UnitSource.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads pieces of unit files for tests. */
final class Readings {
    private Readings() {}

    private static final String FILE = "/f";

    static Specifiers facts(String name) {
        return new Specifiers(HostFacts.NONE, UnitName.of(name).orElseThrow(), Optional.of(FILE));
    }

    /** A unit whose only file has these assignments, and nothing wrong with its lines. */
    static UnitSource source(String name, List<Assignment> assignments) {
        return new UnitSource(
                UnitName.of(name).orElseThrow(),
                Set.of(name),
                LoadState.LOADED,
                Optional.empty(),
                Optional.of(FILE),
                List.of(),
                assignments,
                List.of(),
                List.of(),
                List.of(),
                new Fingerprint(1, 0));
    }

    static Assignment assignment(int line, String section, String key, String value) {
        return new Assignment(section, key, value, new Origin(FILE, line));
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

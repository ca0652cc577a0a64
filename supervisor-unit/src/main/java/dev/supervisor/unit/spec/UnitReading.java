package dev.supervisor.unit.spec;

import dev.supervisor.unit.LoadState;
import dev.supervisor.unit.command.HostFacts;
import dev.supervisor.unit.command.Specifiers;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.file.UnitProblem;
import dev.supervisor.unit.file.UnitSource;
import dev.supervisor.unit.file.UnitSource.LoadError;
import java.util.List;
import java.util.Optional;

/**
 * A unit whose files have been read and understood, as far as they can be. Immutable.
 *
 * @param loadError empty if it can be used
 * @param definition empty if it cannot be used
 * @param problems all that is wrong with it, in the order in which systemd logs it
 */
public record UnitReading(
        UnitSource source,
        LoadState loadState,
        Optional<LoadError> loadError,
        Optional<UnitDefinition> definition,
        List<UnitProblem> problems) {
    private static final String BAD_SETTING = "org.freedesktop.systemd1.BadUnitSetting";

    public UnitReading {
        problems = List.copyOf(problems);
    }

    /** Understands the settings of a unit; one that is masked, missing or broken has none that count. */
    public static UnitReading of(UnitSource source, HostFacts host) {
        if (source.loadState() != LoadState.LOADED) {
            return new UnitReading(source, source.loadState(), source.loadError(), Optional.empty(), source.problems());
        }
        Specifiers unit = new Specifiers(host, source.name(), source.fragment());
        Problems found = new Problems(source.name().text());
        Optional<UnitDefinition> definition = UnitSpecReader.read(unit, source.assignments(), found);
        List<UnitProblem> problems = source.problemsWith(found.list());
        if (definition.isPresent()) {
            return new UnitReading(source, LoadState.LOADED, Optional.empty(), definition, problems);
        }
        var error = new LoadError(BAD_SETTING, "Unit " + source.name() + " has a bad unit file setting.");
        return new UnitReading(source, LoadState.BAD_SETTING, Optional.of(error), definition, problems);
    }
}

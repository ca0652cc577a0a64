package dev.supervisor.unit.spec;

import dev.supervisor.unit.command.Specifiers;
import dev.supervisor.unit.directive.DirectiveReader;
import dev.supervisor.unit.directive.SpecValues;
import dev.supervisor.unit.file.Assignment;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.spec.UnitDefinition.ShownValues;
import dev.supervisor.unit.spec.UnitDefinition.TypeSpec;
import java.util.List;
import java.util.Optional;

/**
 * Makes of the assignments of a unit's files what the unit is meant to be. What is wrong with single assignments and with the
 * unit as a whole goes to its {@link Problems}, in systemd's words. Not for several threads.
 */
public final class UnitSpecReader {
    private final Specifiers unit;
    private final Problems problems;
    private final DirectiveReader reader;
    private Optional<String> givenUp = Optional.empty();

    public UnitSpecReader(Specifiers unit, Problems problems) {
        this.unit = unit;
        this.problems = problems;
        this.reader = new DirectiveReader(UnitSections.of(unit.name().type()), unit, problems);
    }

    /** The unit that all of these assignments make, in the order of its files. */
    public static Optional<UnitDefinition> read(Specifiers unit, List<Assignment> assignments, Problems problems) {
        UnitSpecReader reader = new UnitSpecReader(unit, problems);
        for (Assignment assignment : assignments) {
            if (!reader.take(assignment)) {
                break;
            }
        }
        return reader.definition();
    }

    /**
     * Takes the next assignment; false if the unit is refused, and nothing more of it is to be read. Behind a fatal one in a
     * drop-in only the rest of that file counts for nothing.
     */
    public boolean take(Assignment assignment) {
        if (isRefused()) {
            return false;
        }
        String file = assignment.origin().file();
        if (givenUp.filter(file::equals).isEmpty() && !reader.read(assignment)) {
            givenUp = Optional.of(file);
        }
        return !isRefused();
    }

    /** Whether its own file has something fatal. */
    private boolean isRefused() {
        return givenUp.isPresent() && givenUp.equals(unit.fragment());
    }

    /** The unit, with what follows from what is written; nothing if it is refused, which has been told. */
    public Optional<UnitDefinition> definition() {
        if (isRefused()) {
            return Optional.empty();
        }
        SpecValues values = reader.values();
        Implications.of(unit, values);
        Optional<String> refusal = UnitRules.refusal(unit, values);
        if (refusal.isPresent()) {
            problems.fatal(refusal.get());
            return Optional.empty();
        }
        UnitRules.warnings(unit, values)
                .forEach(warning -> problems.warn(unit.name().text() + ": " + warning));
        return Optional.of(new UnitDefinition(
                UnitSections.UNIT.make(values),
                UnitSections.INSTALL.make(values),
                own(values),
                new ShownValues(values),
                reader.notProvided()));
    }

    private TypeSpec own(SpecValues values) {
        return switch (unit.name().type()) {
            case SERVICE -> new TypeSpec.Service(UnitSections.SERVICE.make(values));
            case TIMER -> new TypeSpec.Timer(UnitSections.TIMER.make(values));
            case SLICE -> new TypeSpec.Slice(UnitSections.SLICE.make(values));
            case TARGET -> new TypeSpec.Target();
            case SOCKET, DEVICE, MOUNT, AUTOMOUNT, SWAP, PATH, SCOPE -> new TypeSpec.Other();
        };
    }
}

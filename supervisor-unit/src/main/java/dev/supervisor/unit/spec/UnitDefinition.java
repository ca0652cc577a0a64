package dev.supervisor.unit.spec;

import dev.supervisor.unit.directive.SpecValues;
import dev.supervisor.unit.exec.ResourceSpec;
import java.util.List;

/**
 * A unit as its files say that it should be. Immutable.
 *
 * @param type with its own section
 * @param values what {@code show} prints
 * @param notProvided the directives that are written and do nothing here, each once
 */
public record UnitDefinition(
        UnitSpec unit, InstallSpec install, TypeSpec type, ShownValues values, List<String> notProvided) {
    public UnitDefinition {
        notProvided = List.copyOf(notProvided);
    }

    /** The section of a type of units, where it has one that this program reads. */
    public sealed interface TypeSpec {
        record Service(ServiceSpec service) implements TypeSpec {}

        record Timer(TimerSpec timer) implements TypeSpec {}

        record Slice(ResourceSpec resources) implements TypeSpec {}

        record Target() implements TypeSpec {}

        /** Sockets, mounts, paths and the like: known, and not provided. */
        record Other() implements TypeSpec {}
    }

    /** The values of all directives, for {@code show}. */
    public static final class ShownValues {
        private final SpecValues values;

        ShownValues(SpecValues values) {
            this.values = values;
        }

        SpecValues values() {
            return values;
        }
    }
}

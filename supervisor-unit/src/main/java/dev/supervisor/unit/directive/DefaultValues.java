package dev.supervisor.unit.directive;

import dev.supervisor.api.ini.Origin;
import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.command.HostFacts;
import dev.supervisor.unit.command.Specifiers;
import dev.supervisor.unit.file.Assignment;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.grammar.RefusedSettingException;
import dev.supervisor.unit.grammar.Setting;
import java.util.Optional;

/** Reads the declared defaults as if they stood in a file. */
final class DefaultValues {
    private static final Specifiers NOBODY = new Specifiers(
            HostFacts.NONE, new UnitName("declared", Optional.empty(), UnitType.SERVICE), Optional.empty());

    private DefaultValues() {}

    static Object of(Slot slot) {
        String text = slot.declared().byDefault();
        if (text.isEmpty()) {
            return slot.declared().type().empty();
        }
        Assignment declared = new Assignment(slot.section(), slot.name(), text, new Origin("declaration", 1));
        try {
            return slot.declared()
                    .type()
                    .read(
                            new Setting(declared, slot, NOBODY, new Problems(slot.name())),
                            slot.declared().type().empty());
        } catch (RefusedSettingException e) {
            throw new IllegalStateException("the default of " + slot.name() + " is none: " + text, e);
        }
    }
}

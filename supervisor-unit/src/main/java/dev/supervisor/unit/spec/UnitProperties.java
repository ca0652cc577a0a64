package dev.supervisor.unit.spec;

import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.directive.Slot;
import dev.supervisor.unit.directive.SpecValues;
import dev.supervisor.unit.grammar.HostFigures;
import dev.supervisor.unit.grammar.Property;
import java.util.ArrayList;
import java.util.List;

/** The lines that {@code systemctl show} prints of a unit's definition. */
public final class UnitProperties {
    private UnitProperties() {}

    /** The lines for what its files say and what follows from that; of empty ones too. */
    public static List<Property> of(UnitType type, UnitDefinition definition, HostFigures host) {
        SpecValues values = definition.values().values();
        List<Property> all = new ArrayList<>();
        for (Slot slot : UnitSections.of(type).slots()) {
            all.addAll(slot.print(values.of(slot), host));
        }
        if (type == UnitType.SERVICE) {
            int priority = values.get("SyslogFacility", Integer.class) * 8 + values.get("SyslogLevel", Integer.class);
            all.add(new Property("SyslogPriority", String.valueOf(priority)));
        }
        return ShowOrder.sorted(all);
    }
}

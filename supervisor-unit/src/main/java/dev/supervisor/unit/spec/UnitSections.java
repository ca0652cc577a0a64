package dev.supervisor.unit.spec;

import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.directive.SectionTable;
import dev.supervisor.unit.directive.SpecShape;
import dev.supervisor.unit.exec.ResourceSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which sections the units of each type have, and which records their directives make. */
public final class UnitSections {
    static final SpecShape<UnitSpec> UNIT = SpecShape.of("Unit", UnitSpec.class);
    static final SpecShape<InstallSpec> INSTALL = SpecShape.of("Install", InstallSpec.class);
    static final SpecShape<ServiceSpec> SERVICE = SpecShape.of("Service", ServiceSpec.class);
    static final SpecShape<TimerSpec> TIMER = SpecShape.of("Timer", TimerSpec.class);
    static final SpecShape<ResourceSpec> SLICE = SpecShape.of("Slice", ResourceSpec.class);

    private static final Map<UnitType, SectionTable> TABLES = new EnumMap<>(UnitType.class);

    static {
        for (UnitType type : UnitType.values()) {
            TABLES.put(type, made(type));
        }
    }

    private UnitSections() {}

    /** The sections and directives of the units of a type. */
    public static SectionTable of(UnitType type) {
        return TABLES.get(type);
    }

    private static SectionTable made(UnitType type) {
        return switch (type) {
            case SERVICE -> new SectionTable(List.of(SERVICE, UNIT, INSTALL), Set.of());
            case TIMER -> new SectionTable(List.of(TIMER, UNIT, INSTALL), Set.of());
            case SLICE -> new SectionTable(List.of(SLICE, UNIT, INSTALL), Set.of());
            case TARGET, DEVICE -> new SectionTable(List.of(UNIT, INSTALL), Set.of());
            case SOCKET, MOUNT, AUTOMOUNT, SWAP, PATH, SCOPE ->
                new SectionTable(List.of(UNIT, INSTALL), Set.of(type.section()));
        };
    }
}

package dev.supervisor.unit.file;

import dev.supervisor.unit.UnitType;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The sections that a reader of a file cares for.
 *
 * @param read those whose assignments it wants
 * @param passedOver those that it knows to be for others; besides them, all that are foreign by their names
 */
record KnownSections(Set<String> read, Set<String> passedOver) {
    static final String INSTALL = "Install";
    private static final String UNIT = "Unit";

    /** Those of a unit that is loaded. */
    static KnownSections of(UnitType type) {
        Set<String> read = new HashSet<>(Set.of(UNIT, INSTALL));
        if (type != UnitType.TARGET && type != UnitType.DEVICE) {
            read.add(type.section());
        }
        return new KnownSections(Set.copyOf(read), Set.of());
    }

    /** The one that says how a unit is enabled. */
    static KnownSections ofInstalling() {
        Set<String> others = new HashSet<>(Set.of(UNIT));
        EnumSet.allOf(UnitType.class).forEach(type -> others.add(type.section()));
        return new KnownSections(Set.of(INSTALL), Set.copyOf(others));
    }

    boolean passesOver(String section) {
        return Assignment.isForeign(section) || passedOver.contains(section);
    }
}

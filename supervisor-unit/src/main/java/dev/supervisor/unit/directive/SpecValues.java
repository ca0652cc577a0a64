package dev.supervisor.unit.directive;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** The values of a unit's directives while it is read. Not for several threads. */
public final class SpecValues {
    private final SectionTable table;
    private final Map<Slot, Object> values = new IdentityHashMap<>();
    private final Set<Slot> given = Collections.newSetFromMap(new IdentityHashMap<>());

    SpecValues(SectionTable table) {
        this.table = table;
    }

    /** The value that has been written, or that it has by default. */
    public Object of(Slot slot) {
        Object value = values.get(slot);
        return value == null ? table.byDefault(slot) : value;
    }

    /** The value of the directive with this name. */
    public <T> T get(String name, Class<T> type) {
        return type.cast(of(table.slot(name)));
    }

    /** Whether it has been written anywhere. */
    public boolean isGiven(String name) {
        return given.contains(table.slot(name));
    }

    /** Sets what follows from other directives. */
    public void imply(String name, Object value) {
        values.put(table.slot(name), value);
    }

    /** Sets what has been written. */
    void put(Slot slot, Object value) {
        values.put(slot, value);
        given.add(slot);
    }
}

package dev.supervisor.unit.directive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of a unit's directives while it is read. Not for several threads. */
public final class SpecValues {
    private final Map<String, Slot> byName = new LinkedHashMap<>();
    private final Map<Slot, Object> values = new HashMap<>();
    private final Set<Slot> given = new HashSet<>();

    public SpecValues(List<Slot> slots) {
        slots.forEach(slot -> byName.put(slot.name(), slot));
    }

    /** The value that has been written, or that it has by default. */
    public Object of(Slot slot) {
        return values.computeIfAbsent(slot, Slot::byDefault);
    }

    /** The value of the directive with this name. */
    public <T> T get(String name, Class<T> type) {
        return type.cast(of(slot(name)));
    }

    /** Whether it has been written anywhere. */
    public boolean isGiven(String name) {
        return given.contains(slot(name));
    }

    /** Sets what follows from other directives. */
    public void imply(String name, Object value) {
        values.put(slot(name), value);
    }

    /** Sets what has been written. */
    void put(Slot slot, Object value) {
        values.put(slot, value);
        given.add(slot);
    }

    private Slot slot(String name) {
        Slot slot = byName.get(name);
        if (slot == null) {
            throw new IllegalArgumentException("no directive " + name);
        }
        return slot;
    }
}

package dev.supervisor.unit.directive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sections that a type of units can have, and their directives. Immutable. */
public final class SectionTable {
    private final Set<String> sections = new HashSet<>();
    private final Set<String> unread;
    private final List<Slot> slots;
    private final Map<String, List<Slot>> byKey = new HashMap<>();
    private final Map<String, Slot> byName = new HashMap<>();

    /** Each slot is made once, so it is found without a look at the annotation in it. */
    private final Map<Slot, Object> defaults = new IdentityHashMap<>();

    /**
     * @param shapes in the order of {@code show}
     * @param unread sections whose directives are known to exist and that nobody here reads
     */
    public SectionTable(List<SpecShape<?>> shapes, Set<String> unread) {
        this.unread = Set.copyOf(unread);
        sections.addAll(unread);
        slots = shapes.stream().flatMap(shape -> shape.slots().stream()).toList();
        for (Slot slot : slots) {
            sections.add(slot.section());
            slot.keys().forEach(key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>())
                    .add(slot));
            byName.put(slot.name(), slot);
            defaults.put(slot, slot.byDefault());
        }
    }

    public boolean hasSection(String section) {
        return sections.contains(section);
    }

    boolean isUnread(String section) {
        return unread.contains(section);
    }

    /** All of them, in the order of {@code show}. */
    public List<Slot> slots() {
        return slots;
    }

    /** The directive with this name. */
    Slot slot(String name) {
        Slot slot = byName.get(name);
        if (slot == null) {
            throw new IllegalArgumentException("no directive " + name);
        }
        return slot;
    }

    /** The value of one of its directives where nothing is written. */
    Object byDefault(Slot slot) {
        return defaults.get(slot);
    }

    /** The directives that a key sets; none if there is no such directive. */
    List<Slot> slots(String section, String key) {
        return byKey.getOrDefault(section + "." + key, List.of());
    }
}

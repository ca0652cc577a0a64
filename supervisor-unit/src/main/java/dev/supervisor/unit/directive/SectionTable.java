package dev.supervisor.unit.directive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sections that a type of units can have, and their directives. Immutable. */
public final class SectionTable {
    private static final String OURS_ALONE = "X-";

    private final Set<String> sections = new HashSet<>();
    private final Set<String> unread;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, List<Slot>> byKey = new HashMap<>();

    /**
     * @param shapes in the order of {@code show}
     * @param unread sections whose directives are known to exist and that nobody here reads
     */
    public SectionTable(List<SpecShape<?>> shapes, Set<String> unread) {
        this.unread = Set.copyOf(unread);
        sections.addAll(unread);
        for (SpecShape<?> shape : shapes) {
            for (Slot slot : shape.slots()) {
                sections.add(slot.section());
                slots.add(slot);
                slot.keys().forEach(key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>())
                        .add(slot));
            }
        }
    }

    public boolean hasSection(String section) {
        return sections.contains(section);
    }

    /** Whether a section or a key is somebody else's by its name, and ignored without a word. */
    public static boolean isForeign(String name) {
        return name.startsWith(OURS_ALONE);
    }

    boolean isUnread(String section) {
        return unread.contains(section);
    }

    /** All of them, in the order of {@code show}. */
    public List<Slot> slots() {
        return List.copyOf(slots);
    }

    /** The directives that a key sets; none if there is no such directive. */
    List<Slot> slots(String section, String key) {
        return byKey.getOrDefault(section + "." + key, List.of());
    }
}

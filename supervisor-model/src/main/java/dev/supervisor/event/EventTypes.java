package dev.supervisor.event;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of events by their names. There is no list of them: they are found below {@link SupervisorEvent}. */
public final class EventTypes {
    private static final Map<String, Class<? extends SupervisorEvent>> BY_NAME = new LinkedHashMap<>();
    private static final Map<Class<? extends SupervisorEvent>, String> NAMES = new HashMap<>();

    static {
        add(SupervisorEvent.class);
    }

    private EventTypes() {}

    /** The type that a subscription names; it may be one that has others below it. */
    public static Optional<Class<? extends SupervisorEvent>> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** All names that a subscription may use, each after the one that it belongs to. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(BY_NAME.keySet());
    }

    /** The name of an event as its header has it. */
    public static String nameOf(SupervisorEvent event) {
        return nameOf(event.getClass());
    }

    /** The name by which a subscription knows this type. */
    public static String nameOf(Class<?> type) {
        return NAMES.get(type);
    }

    private static void add(Class<? extends SupervisorEvent> type) {
        String name = type.getAnnotation(EventName.class).value();
        BY_NAME.put(name, type);
        NAMES.put(type, name);
        if (type.isSealed()) {
            for (Class<?> below : type.getPermittedSubclasses()) {
                add(below.asSubclass(SupervisorEvent.class));
            }
        }
    }
}

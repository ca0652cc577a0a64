package dev.supervisor.spec;

import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.listener.ResultHandler;
import java.util.Set;

/**
 * The options that make a group a pool of event listeners.
 *
 * @param buffer_size at least 1
 * @param events at least one; the listener receives events of any of these types
 */
public record ListenerPoolSpec(
        int buffer_size, ResultHandler result_handler, Set<Class<? extends SupervisorEvent>> events)
        implements GroupKind {

    public ListenerPoolSpec {
        events = Set.copyOf(events);
    }
}

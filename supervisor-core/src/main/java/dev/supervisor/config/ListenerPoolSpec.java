package dev.supervisor.config;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.text.ListenerValues;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.listener.ResultHandler;
import java.util.Set;

/**
 * The options that make a group a pool of event listeners: {@code [eventlistener:x]}.
 *
 * @param buffer_size at least 1
 * @param events at least one; the listener receives events of any of these types
 */
public record ListenerPoolSpec(
        @Option(
                type = OptionType.BUFFER_SIZE,
                read = 2,
                byDefault = "10",
                doc = "Events that may wait for a listener; beyond that the oldest is dropped.")
        int buffer_size,

        @Option(
                type = OptionType.RESULT_HANDLER,
                read = 3,
                byDefault = ResultHandler.BY_DEFAULT,
                doc = "Handler of the listeners' results: the default, or supervisor_stdout:event_handler, which prints"
                        + " them.")
        ResultHandler result_handler,

        @Option(
                type = OptionType.EVENTS,
                read = 4,
                missing = ListenerValues.NO_EVENTS,
                doc = "Types of events to subscribe to, separated by commas.")
        Set<Class<? extends SupervisorEvent>> events)
        implements GroupKind {

    public ListenerPoolSpec {
        events = Set.copyOf(events);
    }
}

package dev.supervisor.config.section;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.SectionPart;
import dev.supervisor.config.text.ListenerValues;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.listener.ResultHandler;
import dev.supervisor.spec.ListenerPoolSpec;
import java.util.Set;

/** The options of {@code [eventlistener:x]} for its pool as a whole; the rest are those of a program. */
public record ListenerSection(
        @Option(
                type = OptionType.INTEGER,
                read = 1,
                byDefault = "-1",
                doc = "Lower ones start first and stop last: by default before all programs.")
        int priority,

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
        implements SectionPart<ListenerPoolSpec> {

    @Override
    public ListenerPoolSpec spec() {
        return new ListenerPoolSpec(buffer_size, result_handler, events);
    }
}

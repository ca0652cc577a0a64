package dev.supervisor.config.text;

import dev.supervisor.event.EventTypes;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.listener.ResultHandler;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Text to the values of listener pools, with the sentences of the original where it is none. */
public final class ListenerValues {
    public static final String NO_EVENTS = "[{section}] section requires an \"events\" line";

    private ListenerValues() {}

    public static int bufferSize(String text) throws BadValueException {
        int size = PythonInteger.parseInt(text);
        if (size < 1) {
            throw new BadValueException("[{section}] section sets invalid buffer_size (" + size + ")");
        }
        return size;
    }

    public static ResultHandler resultHandler(String text) throws BadValueException {
        return ResultHandler.byName(text)
                .orElseThrow(() -> new BadValueException(text
                        + " cannot be resolved within [{section}]: handlers in Python cannot be"
                        + " loaded, only "
                        + ResultHandler.PRINTING.pythonName()
                        + " is built in; remove result_handler, and let the listener answer OK for"
                        + " events that it has handled"));
    }

    public static Set<Class<? extends SupervisorEvent>> events(String text) throws BadValueException {
        Set<Class<? extends SupervisorEvent>> types = new LinkedHashSet<>();
        for (String word : OptionValues.list(text)) {
            String name = word.toUpperCase(Locale.ROOT);
            types.add(EventTypes.byName(name)
                    .orElseThrow(() -> new BadValueException("Unknown event type " + name + " in [{section}] events")));
        }
        if (types.isEmpty()) {
            throw new BadValueException(NO_EVENTS);
        }
        return types;
    }
}

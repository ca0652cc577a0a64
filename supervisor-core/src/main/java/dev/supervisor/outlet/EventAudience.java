package dev.supervisor.outlet;

import dev.supervisor.event.EventBus;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.ProcessCommunicationEvent;
import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.event.SupervisorEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The subscribers to output events. Maintained on the loop's thread, which is the bus's; other threads may ask which
 * events are wanted.
 */
final class EventAudience {
    private static final List<Class<? extends SupervisorEvent>> TYPES = List.of(
            ProcessLogEvent.Stdout.class,
            ProcessLogEvent.Stderr.class,
            ProcessCommunicationEvent.Stdout.class,
            ProcessCommunicationEvent.Stderr.class);

    private final EventBus bus;
    private volatile Set<Class<? extends SupervisorEvent>> awaited = Set.of();
    private List<Supplier<EventRoom>> rooms = List.of();

    EventAudience(EventBus bus) {
        this.bus = bus;
        bus.watchSubscriptions(this::look);
        look();
    }

    private void look() {
        awaited = TYPES.stream().filter(bus::isAwaited).collect(Collectors.toUnmodifiableSet());
        rooms = bus.rooms(TYPES);
    }

    /** Whether anybody wants events of this type. Any thread. */
    boolean awaits(Class<? extends SupervisorEvent> type) {
        return awaited.contains(type);
    }

    /**
     * The free capacity of all of them.
     *
     * @param most the greatest number to report
     */
    EventRoom room(int most) {
        EventRoom room = new EventRoom(most, most, false);
        for (Supplier<EventRoom> each : rooms) {
            room = room.and(each.get());
        }
        return room;
    }
}

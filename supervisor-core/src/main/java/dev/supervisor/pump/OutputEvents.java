package dev.supervisor.pump;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.ProcessCommunicationEvent;
import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.time.Now;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings the events that output makes from the pump to the event bus on the loop's thread. What nobody has subscribed to is not made, and
 * what comes faster than the loop hands it out is dropped, counted and said: a child that floods can fill neither the loop's mailbox nor
 * our memory.
 */
public final class OutputEvents {
    /** Of output that is on its way to the loop: enough for a burst of pieces, little enough for a small heap. */
    private static final int MOST_IN_FLIGHT = 1024 * 1024;

    /** What an event costs beside its text; so there are never more than a few thousand on their way. */
    private static final int COST_PER_EVENT = 256;

    private final Mailbox loop;
    private final EventBus bus;
    private final Trouble trouble;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile Set<Class<? extends SupervisorEvent>> awaited = Set.of();

    /**
     * On the loop's thread, before it turns.
     *
     * @param loop the mailbox of the bus's thread
     */
    public OutputEvents(Mailbox loop, EventBus bus, OutputNarrator narrator) {
        this.loop = loop;
        this.bus = bus;
        this.trouble = new Trouble(_ -> narrator.outputEventsOverflow(), narrator::outputEventsLost);
        bus.watchSubscriptions(this::lookWhatIsAwaited);
        lookWhatIsAwaited();
    }

    private void lookWhatIsAwaited() {
        List<Class<? extends SupervisorEvent>> types = List.of(
                ProcessLogEvent.Stdout.class,
                ProcessLogEvent.Stderr.class,
                ProcessCommunicationEvent.Stdout.class,
                ProcessCommunicationEvent.Stderr.class);
        Stream<Class<? extends SupervisorEvent>> wanted = types.stream().filter(bus::isAwaited);
        awaited = wanted.collect(Collectors.toUnmodifiableSet());
    }

    /** Whether anybody wants events of this type. */
    boolean areAwaited(Class<? extends SupervisorEvent> type) {
        return awaited.contains(type);
    }

    /**
     * Sends one on its way. Pump thread only.
     *
     * @param size bytes of output in it
     */
    void publish(SupervisorEvent event, int size, Now now) {
        int cost = size + COST_PER_EVENT;
        int before = inFlight.get();
        if (before > 0 && cost > MOST_IN_FLIGHT - before) {
            trouble.failed(1, "", now);
            return;
        }
        inFlight.addAndGet(cost);
        loop.post(_ -> {
            inFlight.addAndGet(-cost);
            bus.publish(event);
        });
        trouble.wentWell(now);
    }

    /** The pump has ended: what was lost is said now. */
    void end() {
        trouble.end();
    }
}

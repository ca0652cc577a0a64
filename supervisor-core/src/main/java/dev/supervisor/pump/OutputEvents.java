package dev.supervisor.pump;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.ProcessCommunicationEvent;
import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.loop.Step;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings the events that output makes from the pump to the event bus on the loop's thread. What nobody has subscribed to is not made, and
 * what comes faster than the loop hands it out is dropped, counted and said: a child that floods can fill neither the loop's mailbox nor
 * our memory. So that as little as possible is dropped, there or by listeners, the pump can ask whether it should wait a moment.
 *
 * <p>A step of the loop, to be run after those who are handed events.
 */
public final class OutputEvents implements Step {
    /** Of output that is on its way to the loop: enough for a burst of pieces, little enough for a small heap. */
    private static final int MOST_IN_FLIGHT = 1024 * 1024;

    /** What an event costs beside its text; so there are never more than a few thousand on their way. */
    private static final int COST_PER_EVENT = 256;

    /** Events on their way, or percent of the room that a listener's events have, from which on the pump should wait. */
    private static final int MANY_IN_FLIGHT = 4;

    private static final int CROWDED_PERCENT = 50;
    private static final int ROOM_AGAIN_PERCENT = 30;

    private final Mailbox loop;
    private final EventBus bus;
    private final Trouble trouble;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger eventsInFlight = new AtomicInteger();
    private volatile Set<Class<? extends SupervisorEvent>> awaited = Set.of();
    private volatile int fullness;
    private volatile boolean waitedFor;
    private Runnable room = () -> {};

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

    /** Calls {@code room} on the loop's thread when there is room again for who had to wait. To be set before either of them turns. */
    void whenRoom(Runnable other) {
        room = other;
    }

    /** Whether the next event should wait a moment: those before it have not gone far. Pump thread only. */
    boolean areCrowded() {
        if (eventsInFlight.get() < MANY_IN_FLIGHT && fullness < CROWDED_PERCENT) {
            return false;
        }
        waitedFor = true;
        return true;
    }

    @Override
    public Optional<Deadline> run(Now now) {
        look();
        if (waitedFor && fullness <= ROOM_AGAIN_PERCENT && eventsInFlight.get() == 0) {
            waitedFor = false;
            room.run();
        }
        return Optional.empty();
    }

    private void look() {
        int fullest = 0;
        for (Class<? extends SupervisorEvent> type : awaited) {
            fullest = Math.max(fullest, bus.fullness(type));
        }
        fullness = fullest;
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
        eventsInFlight.incrementAndGet();
        loop.post(_ -> {
            bus.publish(event);
            look();
            inFlight.addAndGet(-cost);
            eventsInFlight.decrementAndGet();
        });
        trouble.wentWell(now);
    }

    /** The pump has ended: what was lost is said now. */
    void end() {
        trouble.end();
    }
}

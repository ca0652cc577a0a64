package dev.supervisor.outlet;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.activity.RepeatedFailure;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.loop.Step;
import dev.supervisor.time.Now;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Brings output events from the pump to the event bus on the loop's thread. Events without subscribers are not made,
 * and events that come faster than the loop delivers them are dropped, counted and logged: a child that floods can fill
 * neither the loop's mailbox nor our memory. To drop as little as possible, here or at listeners, the loop says how
 * many more it can take, and the pump can ask whether it should wait a moment.
 */
public final class OutputEvents implements EventOutlet, Step {
    /** The bound for output on its way to the loop: enough for a burst of pieces, little enough for a small heap. */
    private static final int MOST_IN_FLIGHT = 1024 * 1024;

    /** The memory that an event takes besides its text; so there are never more than a few thousand in transit. */
    private static final int COST_PER_EVENT = 256;

    /** Events that may be on their way, whatever room there is for them: enough to keep the fastest listener busy. */
    private static final int MANY = 16;

    private final Mailbox loop;
    private final EventBus bus;
    private final EventAudience audience;
    private final RepeatedFailure trouble;
    private final AtomicInteger inFlight = new AtomicInteger();
    private Runnable roomAgain = () -> {};

    private long sent; // the pump's: events so far
    private long handed; // the loop's: those of them that the bus has
    private volatile long mayBeSent; // in all, so that none needs to be dropped
    private volatile boolean idle = true;
    private volatile boolean waitedFor;

    /**
     * On the loop's thread, before it turns.
     *
     * @param loop the mailbox of the bus's thread
     */
    public OutputEvents(Mailbox loop, EventBus bus, OutputNarrator narrator) {
        this.loop = loop;
        this.bus = bus;
        this.trouble = new RepeatedFailure(_ -> narrator.outputEventsOverflow(), narrator::outputEventsLost);
        this.audience = new EventAudience(bus);
        bus.watchSubscriptions(this::look);
        look();
    }

    @Override
    public boolean areAwaited(Class<? extends SupervisorEvent> type) {
        return audience.awaits(type);
    }

    @Override
    public void whenRoom(Mailbox reader, Consumer<Now> goOn) {
        roomAgain = () -> reader.post(goOn);
    }

    @Override
    public boolean areCrowded() {
        if (sent < mayBeSent) {
            return false;
        }
        waitedFor = true; // from now on the loop tells of room
        return sent >= mayBeSent;
    }

    @Override
    public boolean areOnTheirWay() {
        if (inFlight.get() == 0) {
            return false;
        }
        loop.rouse();
        return true;
    }

    @Override
    public void run(Now now) {
        EventRoom room = look();
        if (waitedFor && 2L * room.free() >= room.most()) {
            waitedFor = false;
            roomAgain.run();
        }
    }

    private EventRoom look() {
        EventRoom room = audience.room(MANY);
        idle = room.idle();
        mayBeSent = handed + room.free();
        return room;
    }

    @Override
    public void publish(SupervisorEvent event, int size, Now now) {
        int cost = size + COST_PER_EVENT;
        int before = inFlight.get();
        if (before > 0 && cost > MOST_IN_FLIGHT - before) {
            trouble.failed(1, "", now);
            return;
        }
        inFlight.addAndGet(cost);
        sent++;
        loop.leave(new Shipment(event, cost));
        if (idle || sent > mayBeSent) {
            loop.rouse(); // else it turns by itself as soon as a listener has done with another event
        }
        trouble.wentWell(now);
    }

    /** One event on its way. */
    private final class Shipment implements Consumer<Now> {
        private final SupervisorEvent event;
        private final int cost;

        private Shipment(SupervisorEvent event, int cost) {
            this.event = event;
            this.cost = cost;
        }

        @Override
        public void accept(Now now) {
            handed++;
            inFlight.addAndGet(-cost);
            bus.publish(event);
        }
    }

    /** Logs the loss now. */
    @Override
    public void end() {
        trouble.end();
    }
}

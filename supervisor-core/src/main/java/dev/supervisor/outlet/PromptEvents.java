package dev.supervisor.outlet;

import dev.supervisor.event.EventBus;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.loop.Step;
import dev.supervisor.time.Now;
import java.util.function.Consumer;

/**
 * Events of output that is read on the loop's own thread: they are published at once. The best time to read is when a listener waits for an
 * event, which then has all that was written meanwhile; so until then there is no room. Loop thread only.
 */
public final class PromptEvents implements EventOutlet, Step {
    private final EventBus bus;
    private final EventAudience audience;
    private Consumer<Now> roomAgain = _ -> {};
    private boolean waitedFor;
    private boolean looked; // since something was published, or in this turn
    private boolean crowded;

    public PromptEvents(EventBus bus) {
        this.bus = bus;
        this.audience = new EventAudience(bus);
    }

    @Override
    public boolean areAwaited(Class<? extends SupervisorEvent> type) {
        return audience.awaits(type);
    }

    @Override
    public boolean areCrowded() {
        if (!looked) {
            EventRoom room = audience.room(Integer.MAX_VALUE);
            crowded = !room.idle() || room.free() <= 0;
            looked = true;
        }
        waitedFor |= crowded;
        return crowded;
    }

    @Override
    public boolean areOnTheirWay() {
        return false;
    }

    @Override
    public void whenRoom(Mailbox reader, Consumer<Now> goOn) {
        roomAgain = goOn; // the reader's thread is ours
    }

    @Override
    public void run(Now now) {
        looked = false;
        if (waitedFor && !areCrowded()) {
            waitedFor = false;
            roomAgain.accept(now);
        }
    }

    @Override
    public void publish(SupervisorEvent event, int size, Now now) {
        bus.publish(event);
        looked = false;
    }

    @Override
    public void end() {}
}

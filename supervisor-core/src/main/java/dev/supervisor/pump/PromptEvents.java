package dev.supervisor.pump;

import dev.supervisor.event.EventBus;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.time.Now;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Events of output that is read on the loop's own thread: they are published at once. The best time to read is when a listener waits for an
 * event, which then has all that was written meanwhile; so until then there is no room. Loop thread only.
 */
final class PromptEvents implements EventOutlet {
    private final EventBus bus;
    private final EventAudience audience;
    private boolean waitedFor;

    PromptEvents(EventBus bus) {
        this.bus = bus;
        this.audience = new EventAudience(bus);
    }

    @Override
    public boolean areAwaited(Class<? extends SupervisorEvent> type) {
        return audience.awaits(type);
    }

    @Override
    public boolean areCrowded() {
        EventRoom room = audience.room(Integer.MAX_VALUE);
        waitedFor = !room.idle() || room.free() <= 0;
        return waitedFor;
    }

    @Override
    public boolean areOnTheirWay() {
        return false;
    }

    /** As a step of the loop: those who are handed events should be a later one. */
    @Override
    public void whenRoom(EventLoop reader, Consumer<Now> goOn) {
        reader.addStep(now -> {
            if (waitedFor && !areCrowded()) {
                goOn.accept(now);
            }
            return Optional.empty();
        });
    }

    @Override
    public void publish(SupervisorEvent event, int size, Now now) {
        bus.publish(event);
    }

    @Override
    public void end() {}
}

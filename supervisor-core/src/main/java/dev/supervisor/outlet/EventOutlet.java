package dev.supervisor.outlet;

import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.time.Now;
import java.util.function.Consumer;

/** The path of output events from their reader to the waiting subscribers. Only the reader uses it. */
public sealed interface EventOutlet permits OutputEvents, PromptEvents {

    /** Whether anybody wants events of this type. */
    boolean areAwaited(Class<? extends SupervisorEvent> type);

    /** True if there is no room for another event. The caller is then called back as soon as there is. */
    boolean areCrowded();

    /** Whether there is no room only because the receiver has not looked at its queue; if so, it is notified. */
    boolean areOnTheirWay();

    /**
     * To be set once, before anything is read.
     *
     * @param reader the mailbox of the reader's thread
     * @param goOn called on that thread when there is room again
     */
    void whenRoom(Mailbox reader, Consumer<Now> goOn);

    /**
     * Sends one on its way.
     *
     * @param size bytes of output in it
     */
    void publish(SupervisorEvent event, int size, Now now);

    /** Nothing more will come. */
    void end();
}

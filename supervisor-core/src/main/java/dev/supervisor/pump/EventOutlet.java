package dev.supervisor.pump;

import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.time.Now;
import java.util.function.Consumer;

/** The way of the events that output makes, from who has read it to those who await them. Who reads is the only one to use it. */
sealed interface EventOutlet permits OutputEvents, PromptEvents {

    /** Whether anybody wants events of this type. */
    boolean areAwaited(Class<? extends SupervisorEvent> type);

    /** Whether the next event should wait a moment: there is no room for it. Who is told so is told when there is. */
    boolean areCrowded();

    /** Whether there is no room only because nobody has looked at what was sent; if so, somebody is told to. */
    boolean areOnTheirWay();

    /**
     * To be set once, before anything is read.
     *
     * @param reader the mailbox of the thread that reads
     * @param goOn is called on that thread when there is room again
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

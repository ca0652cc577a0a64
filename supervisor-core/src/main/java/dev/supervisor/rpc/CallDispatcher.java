package dev.supervisor.rpc;

import dev.supervisor.loop.Mailbox;
import dev.supervisor.time.Now;
import java.util.function.Function;

/** From the name of a method and its parameters to its answer. Any thread; the methods run on the loop thread. */
public final class CallDispatcher {

    /**
     * @param supervisor the methods of the {@code supervisor} namespace for a call of this turn
     */
    public CallDispatcher(Mailbox loop, Function<Now, SupervisorCalls> supervisor) {
        throw new IllegalStateException();
    }
}

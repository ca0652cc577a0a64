package dev.supervisor.loop;

import dev.supervisor.time.Now;
import java.util.function.Consumer;

/** The one way into a loop from another thread. */
@FunctionalInterface
public interface Mailbox {

    /** Runs {@code task} on the loop's thread in one of its next turns, in order of posting. Any thread. Never blocks. */
    void post(Consumer<Now> task);
}

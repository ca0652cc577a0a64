package dev.supervisor.loop;

import dev.supervisor.time.Now;
import java.util.function.Consumer;

/** The one way into a loop from another thread. */
@FunctionalInterface
public interface Mailbox {

    /** Runs {@code task} on the loop's thread in one of its next turns, in order of posting. Any thread. Never blocks. */
    void post(Consumer<Now> task);

    /** Like {@link #post}, but does not wake the loop: the task is run in its next turn, whenever that is. */
    default void leave(Consumer<Now> task) {
        post(task);
    }

    /** Lets the next turn begin at once, for what was left. Any thread. Never blocks. */
    default void rouse() {}
}

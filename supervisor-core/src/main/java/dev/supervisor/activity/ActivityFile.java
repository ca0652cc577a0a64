package dev.supervisor.activity;

import java.util.Optional;
import java.util.function.Consumer;

/** The activity log as a file that others rotate, or that clients want emptied. Any thread; nothing here waits. */
public interface ActivityFile {

    /** Opens the file anew after what has been logged until now. */
    void reopen();

    /**
     * Removes and recreates the file after the lines logged so far.
     *
     * @param answer the system's error, if it failed; on any thread, so it must only hand on
     */
    void clear(Consumer<Optional<String>> answer);
}

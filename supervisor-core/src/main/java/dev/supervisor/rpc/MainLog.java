package dev.supervisor.rpc;

import java.util.Optional;
import java.util.function.Consumer;

/** The daemon's own log, as far as clients may read and empty it. Any thread. */
public interface MainLog {

    /** Where it is written to; empty if that is no file. */
    Optional<String> path();

    /**
     * Removes the file and makes it anew. Returns at once.
     *
     * @param answer called on the loop thread with whether it could be removed
     */
    void clear(Consumer<Boolean> answer);
}

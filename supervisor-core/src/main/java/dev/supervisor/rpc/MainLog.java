package dev.supervisor.rpc;

import java.util.Optional;
import java.util.function.Consumer;

/** The daemon's own log, as far as clients may read and empty it. Any thread. */
public interface MainLog {

    /** The result of {@link #clear}. */
    enum Clearing {
        /** The file was removed and is made anew. */
        DONE,
        /** There was no file. */
        NO_FILE,
        /** The system refused to remove it. */
        FAILED
    }

    /** Where it is written to; empty if that is no file. */
    Optional<String> path();

    /** Removes the file and makes it anew. Returns at once; any thread answers. */
    void clear(Consumer<Clearing> answer);
}

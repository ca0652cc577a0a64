package dev.supervisor.pump;

import dev.supervisor.api.state.Namespec;
import java.util.Optional;

/**
 * Which log the pump was at last, and for which process: that is where it is while it does not go on. Said by the pump before all that may wait
 * for a disk; read by any thread.
 */
final class AtWork {
    private static final Namespec NOBODY = new Namespec("", "");

    private volatile Namespec process = NOBODY;
    private volatile String path = "";

    void on(Namespec name) {
        process = name;
    }

    /** On all processes at once. */
    void onAll() {
        process = NOBODY;
    }

    void at(String log) {
        path = log;
    }

    Optional<Namespec> process() {
        return Optional.of(process).filter(name -> name != NOBODY);
    }

    String path() {
        return path;
    }
}

package dev.supervisor.daemon;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.DaemonLog;
import dev.supervisor.activity.LogDestination;
import dev.supervisor.activity.Narrator;
import dev.supervisor.os.SystemException;
import java.util.List;

/**
 * The activity log of the previous run, reopened until the next run is up: a failure of that start is logged there,
 * because nobody reads the standard error of a daemon in the background. On the daemon's main thread.
 */
final class OldLog implements AutoCloseable {
    private List<LogDestination> destinations;

    private OldLog(List<LogDestination> destinations) {
        this.destinations = destinations;
    }

    /** For the first run. */
    static OldLog none() {
        return new OldLog(List.of());
    }

    /** @param before what the daemon ran by */
    static OldLog of(Provisions before) {
        try {
            return new OldLog(before.logs());
        } catch (SystemException gone) {
            return none(); // then standard error is all there is
        }
    }

    /** Says why the daemon does not start over but ends. */
    void tell(String why) {
        try (DaemonLog log = DaemonLog.start(Level.CRIT, destinations)) {
            destinations = List.of();
            new Narrator(log).cannotStartOver(why);
        }
    }

    @Override
    public void close() {
        destinations.forEach(LogDestination::close);
        destinations = List.of();
    }
}

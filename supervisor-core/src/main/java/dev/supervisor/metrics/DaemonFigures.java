package dev.supervisor.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The figures of the daemon. Immutable.
 *
 * @param labels its name and versions
 * @param failedLogins with a wrong name or password
 * @param pools of event listeners
 */
public record DaemonFigures(
        Map<String, String> labels,
        int pid,
        Instant startedAt,
        Duration longestTurn,
        long failedLogins,
        List<Pool> pools) {

    /**
     * A pool of event listeners.
     *
     * @param waiting events that wait for a listener
     * @param dropped events that were dropped because the buffer was full
     */
    public record Pool(String group, int waiting, long dropped) {}
}

package dev.supervisor.process;

import java.time.Duration;

/**
 * The options of a program that the machine's decisions depend on.
 *
 * @param readiness when a child counts as RUNNING
 * @param startretries failed starts after the first one until FATAL
 * @param ends which ends are expected, and which are followed by another start
 * @param stopwaitsecs the time from the stop signal to SIGKILL, and between further ones
 * @param pace the delays of automatic starts
 */
public record LifecyclePolicy(
        Readiness readiness,
        int startretries,
        Ends ends,
        Signal stopsignal,
        Duration stopwaitsecs,
        boolean stopasgroup,
        boolean killasgroup,
        RestartPace pace) {

    /** Whether no retry follows after these. */
    boolean isSpent(Attempts attempts) {
        return attempts.failures() > startretries;
    }
}

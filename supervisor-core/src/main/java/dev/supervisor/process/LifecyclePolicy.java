package dev.supervisor.process;

import java.time.Duration;

/**
 * What the machine must know of a program's options to decide.
 *
 * @param startsecs how long a child must live to count as RUNNING
 * @param startretries failed starts after the first one until FATAL
 * @param ends which ends are expected, and which are followed by another start
 * @param stopwaitsecs how long after the stop signal SIGKILL is sent, and how often then
 * @param pace how long a start that nobody asked for waits
 */
public record LifecyclePolicy(
        Duration startsecs,
        int startretries,
        Ends ends,
        Signal stopsignal,
        Duration stopwaitsecs,
        boolean stopasgroup,
        boolean killasgroup,
        RestartPace pace) {

    /** Whether no start follows after these. */
    boolean isSpent(Attempts attempts) {
        return attempts.failures() > startretries;
    }
}

package dev.supervisor.process;

import java.time.Duration;
import java.util.Set;

/**
 * What the machine must know of a program's options to decide.
 *
 * @param startsecs how long a child must live to count as RUNNING
 * @param startretries failed starts after the first one until FATAL
 * @param exitcodes exit codes that are expected
 * @param stopwaitsecs how long after the stop signal SIGKILL is sent, and how often then
 */
public record LifecyclePolicy(
        Duration startsecs,
        int startretries,
        Autorestart autorestart,
        Set<Integer> exitcodes,
        Signal stopsignal,
        Duration stopwaitsecs,
        boolean stopasgroup,
        boolean killasgroup) {

    /** Whether a process that has been RUNNING and ended is started again. */
    public enum Autorestart {
        ALWAYS,
        NEVER,
        UNEXPECTED
    }

    /** Whether this end is one of the {@code exitcodes}; a signal never is. */
    public boolean expects(WaitStatus status) {
        return exitcodes.contains(status.exitstatus());
    }
}

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
 * @param pace how long a start that nobody asked for waits
 */
public record LifecyclePolicy(
        Duration startsecs,
        int startretries,
        Autorestart autorestart,
        Set<Integer> exitcodes,
        Signal stopsignal,
        Duration stopwaitsecs,
        boolean stopasgroup,
        boolean killasgroup,
        RestartPace pace) {

    /** Whether a process that has been RUNNING and ended is started again. */
    public enum Autorestart {
        ALWAYS,
        NEVER,
        UNEXPECTED
    }

    /** Whether it is started again after an end, once it was RUNNING. */
    boolean restartsAfter(boolean expected) {
        return switch (autorestart) {
            case ALWAYS -> true;
            case UNEXPECTED -> !expected;
            case NEVER -> false;
        };
    }

    /** Whether so many failed starts in a row are the last. */
    boolean isSpent(int failures) {
        return failures > startretries;
    }

    /** Whether this end is one of the {@code exitcodes}; a signal never is. */
    public boolean expects(WaitStatus status) {
        return exitcodes.contains(status.exitstatus());
    }
}

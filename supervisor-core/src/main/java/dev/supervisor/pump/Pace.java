package dev.supervisor.pump;

import java.time.Duration;
import java.util.Optional;

/**
 * How soon one pipe is read again. Waking up costs more than moving bytes: a child that is read as soon as it has written is read in small
 * pieces for ever. A child that has to wait for room in its pipe costs more still. So a pipe is left alone for about as long as its child
 * needs to fill half of it, at the rate at which it wrote since the last read; one that has been quiet and gives little is read as soon as
 * there is something, and one that is full sooner than we can rest too. The time that waking takes is part of the rest: without it the pipe of
 * a flood is full, and its child waits, a fifth of the time. Pure.
 */
final class Pace {
    private static final Duration LONGEST_REST = Duration.ofNanos(500_000);

    /** From the end of a rest to the next read: the system's timer is late, and the thread has to be woken. */
    private static final Duration WAKING_TAKES = Duration.ofNanos(60_000);

    /** It is not worth while to sleep and be woken for less. */
    private static final Duration SHORTEST_REST = Duration.ofNanos(60_000);

    /**
     * A pipe that is written more seldom than we rest is never left to rest: that would save nothing. A little longer
     * than the rest itself.
     */
    private static final Duration BUSY_WITHIN = Duration.ofNanos(600_000);

    private Pace() {}

    /**
     * How long the pipe should be left alone after a read.
     *
     * @param bytes that were read; more than none
     * @param capacity bytes that the pipe holds
     * @param since how long ago it was read before, if it was
     */
    static Duration restAfter(int bytes, int capacity, Optional<Duration> since) {
        return since.filter(time -> time.compareTo(BUSY_WITHIN) < 0 || bytes >= capacity / 2)
                .map(time -> bounded(timeForHalf(time, bytes, capacity).minus(WAKING_TAKES)))
                .orElse(Duration.ZERO);
    }

    /** If the pipe was full, its child has waited and is faster than it looks: then this is half of what it was. */
    private static Duration timeForHalf(Duration since, int bytes, int capacity) {
        return Duration.ofNanos(since.toNanos() * capacity / (2L * bytes));
    }

    private static Duration bounded(Duration rest) {
        if (rest.compareTo(SHORTEST_REST) < 0) {
            return Duration.ZERO;
        }
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }
}

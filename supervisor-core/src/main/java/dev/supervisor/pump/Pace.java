package dev.supervisor.pump;

import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;

/**
 * How soon one pipe is read again. Waking up costs more than moving bytes: a child that is read as soon as it has written is read in small
 * pieces for ever. So a pipe that was just read and gives little again is left alone for a moment, the shorter the more it gave; one that
 * has been quiet, or gives much, is read as soon as there is something. Pure.
 */
final class Pace {
    private static final Duration REST = Duration.ofNanos(500_000);
    private static final Duration SHORT_REST = Duration.ofNanos(250_000);

    /** So that who writes more seldom than we rest is never left to rest: it would save nothing. A little longer than the rest itself. */
    private static final Duration BUSY_WITHIN = Duration.ofNanos(600_000);

    private Optional<Now> lastRead = Optional.empty();

    /**
     * How long the pipe should be left alone after a read.
     *
     * @param bytes that were read
     * @param capacity bytes that the pipe holds
     */
    Duration restAfter(int bytes, int capacity, Now now) {
        boolean busy = lastRead.filter(last -> now.since(last).compareTo(BUSY_WITHIN) < 0)
                .isPresent();
        lastRead = Optional.of(now);
        if (!busy || bytes >= capacity / 2) {
            return Duration.ZERO;
        }
        return bytes >= capacity / 8 ? SHORT_REST : REST;
    }
}

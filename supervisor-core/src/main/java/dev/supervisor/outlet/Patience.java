package dev.supervisor.outlet;

import java.time.Duration;
import java.util.Optional;

/**
 * For how long a pipe can be left unread when there is no room for the events that its output makes: until it would be half full if its
 * child went on writing as fast as it last did. So a child that writes little loses nothing to a listener that is slow for a moment, and one
 * that floods hardly stands still. Pure.
 */
public final class Patience {
    public static final Duration SHORTEST = Duration.ofMillis(2);

    /** A child that wrote little may begin to write much; it stands still for so long at most. */
    public static final Duration LONGEST = Duration.ofMillis(50);

    private Patience() {}

    /**
     * For how long it can be left unread from now on.
     *
     * @param bytes that were read, at least one
     * @param capacity bytes that the pipe holds
     * @param since how long ago it was read before; absent if it was not, and nobody knows how fast it fills
     */
    public static Duration after(int bytes, int capacity, Optional<Duration> since) {
        return since.isPresent() && since.get().compareTo(LONGEST) < 0
                ? timeToFill(since.get(), bytes, capacity / 2)
                : LONGEST;
    }

    private static Duration timeToFill(Duration since, int bytes, int room) {
        long nanos = since.toNanos() * room / bytes;
        return Duration.ofNanos(Math.clamp(nanos, SHORTEST.toNanos(), LONGEST.toNanos()));
    }
}

package dev.supervisor.pump;

import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;

/**
 * For how long a pipe can be left unread when there is no room for the events that its output makes: until it would be half full if its
 * child went on writing as fast as it last did. So a child that writes little loses nothing to a listener that is slow for a moment, and one
 * that floods hardly stands still. Pure.
 */
final class Patience {
    static final Duration SHORTEST = Duration.ofMillis(2);

    /** A child that wrote little may begin to write much; it stands still for so long at most. */
    static final Duration LONGEST = Duration.ofMillis(50);

    private final int roomBytes;
    private Optional<Now> lastRead = Optional.empty();
    private Duration wait = LONGEST;

    /** @param capacityBytes what the pipe holds */
    Patience(int capacityBytes) {
        this.roomBytes = capacityBytes / 2;
    }

    /** So many bytes were read, at least one. */
    void read(int bytes, Now now) {
        if (lastRead.isPresent()) {
            Duration since = now.since(lastRead.get());
            wait = since.compareTo(LONGEST) >= 0 ? LONGEST : timeToFill(since, bytes);
        }
        lastRead = Optional.of(now);
    }

    /** For how long it can be left unread from now on. */
    Duration longestWait() {
        return wait;
    }

    private Duration timeToFill(Duration since, int bytes) {
        long nanos = since.toNanos() * roomBytes / bytes;
        return Duration.ofNanos(Math.clamp(nanos, SHORTEST.toNanos(), LONGEST.toNanos()));
    }
}

package dev.supervisor.time;

import java.time.Duration;
import java.util.Optional;

/**
 * A monotonic instant at which something is due.
 *
 * @param monotonicNanos on the same arbitrary origin as {@link Now#monotonicNanos()}
 */
public record Deadline(long monotonicNanos) implements Comparable<Deadline> {

    /** Whether it has come: exactly at the deadline it has. */
    public boolean isDue(Now now) {
        return monotonicNanos - now.monotonicNanos() <= 0;
    }

    /** Whether there is one and it has come. */
    public static boolean hasCome(Optional<Deadline> deadline, Now now) {
        return deadline.isPresent() && deadline.get().isDue(now);
    }

    /** At once if there is something to do, otherwise never. */
    public static Optional<Deadline> atOnceIf(boolean hasWork, Now now) {
        return hasWork ? Optional.of(now.atOnce()) : Optional.empty();
    }

    /** How long it is until then; zero once it is due. */
    public Duration remaining(Now now) {
        return Duration.ofNanos(Math.max(0, monotonicNanos - now.monotonicNanos()));
    }

    /** The earlier of the two, if there is one. */
    public static Optional<Deadline> earlier(Optional<Deadline> one, Optional<Deadline> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.get().compareTo(other.get()) <= 0 ? one : other;
    }

    /** The later of the two. */
    public Deadline orLater(Deadline other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Deadline other) {
        return Long.signum(monotonicNanos - other.monotonicNanos);
    }
}

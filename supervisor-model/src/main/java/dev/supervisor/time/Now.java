package dev.supervisor.time;

import java.time.Duration;
import java.time.Instant;

/**
 * One reading of both clocks, taken once per turn of a loop and handed down to everything that turn does.
 *
 * @param monotonicNanos nanoseconds on an arbitrary origin; only differences mean anything. All delays and deadlines
 *     use this one, so a stepped system clock can neither kill a process early nor keep it forever.
 * @param wall calendar time; used only for what people read (RPC {@code start} and {@code stop}, log stamps).
 */
public record Now(long monotonicNanos, Instant wall) {

    /** Longer than any machine is up; keeps differences within what a long can hold. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    /** The monotonic instant {@code delay} after this reading; a delay of more than a century ends after a century. */
    public Deadline plus(Duration delay) {
        return new Deadline(monotonicNanos + (delay.compareTo(NEVER) < 0 ? delay : NEVER).toNanos());
    }

    /** The deadline that has just come. */
    public Deadline atOnce() {
        return new Deadline(monotonicNanos);
    }

    /** How long ago {@code earlier} was; negative if it is yet to come. */
    public Duration since(Now earlier) {
        return Duration.ofNanos(monotonicNanos - earlier.monotonicNanos);
    }
}

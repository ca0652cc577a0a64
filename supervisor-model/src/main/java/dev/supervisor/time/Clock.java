package dev.supervisor.time;

/** Where the time comes from: the system in the daemon, a number that the test moves in tests. */
@FunctionalInterface
public interface Clock {

    /** Both clocks, read now. Any thread. */
    Now now();

    /** The monotonic clock alone, as {@link Now#monotonicNanos} has it: costs less than a look at both. Any thread. */
    default long monotonicNanos() {
        return now().monotonicNanos();
    }
}

package dev.supervisor.time;

/** Where the time comes from: the system in the daemon, a number that the test moves in tests. */
@FunctionalInterface
public interface Clock {

    /** Both clocks, read now. Any thread. */
    Now now();
}

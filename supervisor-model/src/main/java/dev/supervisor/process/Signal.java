package dev.supervisor.process;

import dev.supervisor.api.state.SignalName;

/**
 * A POSIX signal by its number on the system we run on.
 *
 * @param number 0 (the probe that only checks for existence) to 64
 */
public record Signal(int number) {

    public static final Signal HUP = new Signal(1);
    public static final Signal INT = new Signal(2);
    public static final Signal QUIT = new Signal(3);
    public static final Signal KILL = new Signal(9);
    public static final Signal USR2 = new Signal(12);
    public static final Signal TERM = new Signal(15);
    public static final Signal CHLD = new Signal(17);

    public Signal {
        if (number < 0 || number > 64) {
            throw new IllegalArgumentException("not a signal: " + number);
        }
    }

    /** As people read it, e.g. {@code SIGTERM}; {@code signal 35} if it has no name. */
    @Override
    public String toString() {
        return SignalName.of(number);
    }
}

package dev.supervisor.process;

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
}

package dev.supervisor.os.portable;

/** The library that this room stands on, which a distribution for Linux does not bring along. */
public final class Jnr {
    private Jnr() {}

    /** Whether it can be used. */
    public static boolean isThere() {
        return Jnr.class.getClassLoader().getResource("jnr/posix/POSIX.class") != null;
    }
}

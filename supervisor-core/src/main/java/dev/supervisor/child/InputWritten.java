package dev.supervisor.child;

/** The result of writing to a child's standard input. */
public enum InputWritten {
    /** It has been written, or will be as the child reads on. */
    TAKEN,
    /** The other end is closed: nobody will ever read it. */
    CLOSED,
    /** Too much waits to be read already; nothing of it was taken. */
    FULL
}

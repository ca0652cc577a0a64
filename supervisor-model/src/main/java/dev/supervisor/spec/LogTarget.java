package dev.supervisor.spec;

/** Where a child's output goes: what a {@code stdout_logfile} may say. */
public sealed interface LogTarget {

    /** Nowhere: {@code NONE} or {@code OFF}. */
    record None() implements LogTarget {}

    /** A new file in {@code childlogdir}: {@code AUTO}. */
    record Auto() implements LogTarget {}

    /** The system's log, the deprecated way: {@code syslog}. */
    record Syslog() implements LogTarget {}

    /** A file. */
    record File(String path) implements LogTarget {}
}

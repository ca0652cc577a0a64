package dev.supervisor.process;

/** The kinds of ends of a run, as far as the next start and messages depend on them. */
public enum EndKind {
    /** Its exit code is one of those that the program names as expected. */
    EXPECTED,
    /** Another exit code, or a signal. */
    UNEXPECTED
}

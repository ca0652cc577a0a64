package dev.supervisor.process;

/** What kind of end a run had, as far as the next start and what people read depend on it. */
public enum EndKind {
    /** Its exit code is one of those that the program names as expected. */
    EXPECTED,
    /** Another exit code, or a signal. */
    UNEXPECTED
}

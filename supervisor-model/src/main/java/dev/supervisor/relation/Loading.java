package dev.supervisor.relation;

/** The result of reading a unit's files. */
public sealed interface Loading {
    enum State implements Loading {
        LOADED,
        NOT_FOUND,
        BAD_SETTING,
        MASKED
    }

    /** The files could not be read. */
    record Unreadable(String why) implements Loading {}
}

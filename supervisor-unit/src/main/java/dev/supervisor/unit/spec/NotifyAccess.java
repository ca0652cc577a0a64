package dev.supervisor.unit.spec;

/** The processes whose notifications count ({@code NotifyAccess=}). */
public enum NotifyAccess {
    NONE,
    MAIN,
    EXEC,
    ALL
}

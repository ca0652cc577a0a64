package dev.supervisor.unit.spec;

/** Which processes of a unit get the signals of a stop ({@code KillMode=}). */
public enum KillMode {
    CONTROL_GROUP,
    PROCESS,
    MIXED,
    NONE
}

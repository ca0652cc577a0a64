package dev.supervisor.unit.directive;

/** How much of a directive there is here. */
public enum Priority {
    /** Works; workers' unit files use it often. */
    A,
    /** Works; rarer. */
    B,
    /** Is read, checked, kept and shown, and does nothing: a unit that has it says so once. */
    C
}

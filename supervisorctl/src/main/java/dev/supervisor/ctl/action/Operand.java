package dev.supervisor.ctl.action;

/** What an action takes at one place among its arguments; says what can be proposed there. */
enum Operand {
    NOTHING,
    PROCESSES,
    GROUPS,
    SIGNALS,
    CHANNELS,
    ACTIONS,
    SHELLS
}

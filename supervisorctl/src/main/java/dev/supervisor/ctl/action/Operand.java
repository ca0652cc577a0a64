package dev.supervisor.ctl.action;

/** The kinds of arguments that an action takes; decides what completion proposes there. */
enum Operand {
    NOTHING,
    PROCESSES,
    GROUPS,
    SIGNALS,
    CHANNELS,
    ACTIONS,
    SHELLS
}

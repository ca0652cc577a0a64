package dev.supervisor.relation;

/** A yes or no of a unit that jobs have to know. */
public enum Trait {
    CAN_START,
    /** It has something to do for a reload of its own. */
    CAN_RELOAD,
    /** It is there as long as the manager is: nothing stops it. */
    PERPETUAL,
    REFUSES_MANUAL_START,
    REFUSES_MANUAL_STOP,
    ALLOWS_ISOLATE,
    IGNORED_BY_ISOLATE,
    STOPS_WHEN_UNNEEDED,
    DEFAULT_DEPENDENCIES
}

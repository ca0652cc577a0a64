package dev.supervisor.unit.spec;

/** After which ends a service is started again ({@code Restart=}). */
public enum RestartCondition {
    NO,
    ON_SUCCESS,
    ON_FAILURE,
    ON_ABNORMAL,
    ON_WATCHDOG,
    ON_ABORT,
    ALWAYS
}

package dev.supervisor.unit;

import java.util.Locale;

/** How the last run of a unit ended; the first bad one of an activation stays. */
public enum UnitResult {
    SUCCESS,
    /** There is no child, no file of variables, or another thing that the manager needs. */
    RESOURCES,
    /** It did not do what its Type= promises. */
    PROTOCOL,
    TIMEOUT,
    EXIT_CODE,
    SIGNAL,
    CORE_DUMP,
    WATCHDOG,
    START_LIMIT_HIT,
    OOM_KILL,
    /** ExecCondition= said that it is not to be started, which is no failure. */
    EXEC_CONDITION;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** "exit-code". */
    public String word() {
        return word;
    }
}

package dev.supervisor.unit;

import java.util.Locale;

/** How the last run of a unit ended; the first bad one of an activation stays. */
public enum UnitResult {
    SUCCESS,
    RESOURCES,
    PROTOCOL,
    TIMEOUT,
    EXIT_CODE,
    SIGNAL,
    CORE_DUMP,
    WATCHDOG,
    START_LIMIT_HIT,
    OOM_KILL,
    EXEC_CONDITION;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** "exit-code". */
    public String word() {
        return word;
    }
}

package dev.supervisor.unit;

import java.util.Locale;

/** The state of a unit, whatever its type. */
public enum ActiveState {
    ACTIVE,
    RELOADING,
    INACTIVE,
    FAILED,
    ACTIVATING,
    DEACTIVATING,
    /** Its folders are being removed. */
    MAINTENANCE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** "active". */
    public String word() {
        return word;
    }
}

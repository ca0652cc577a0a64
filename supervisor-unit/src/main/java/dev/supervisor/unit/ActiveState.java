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

    /** Whether the unit is up. */
    public boolean isUp() {
        return this == ACTIVE || this == RELOADING;
    }

    /** Whether the unit is down, well or not. */
    public boolean isDown() {
        return this == INACTIVE || this == FAILED;
    }
}

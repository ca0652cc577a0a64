package dev.supervisor.relation;

import java.util.Locale;

/** The state of a unit, whatever its type: as coarse as jobs see it. */
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

    public boolean isActive() {
        return this == ACTIVE || this == RELOADING;
    }

    public boolean isUpOrComing() {
        return isActive() || this == ACTIVATING;
    }

    public boolean isDown() {
        return this == INACTIVE || this == FAILED;
    }

    public boolean isDownOrGoing() {
        return isDown() || this == DEACTIVATING;
    }
}

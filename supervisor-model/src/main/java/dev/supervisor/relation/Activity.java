package dev.supervisor.relation;

/** The state of a unit, as coarse as jobs see it. */
public enum Activity {
    ACTIVE,
    RELOADING,
    INACTIVE,
    FAILED,
    ACTIVATING,
    DEACTIVATING,
    MAINTENANCE;

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

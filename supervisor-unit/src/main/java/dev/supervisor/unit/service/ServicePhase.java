package dev.supervisor.unit.service;

import java.util.Locale;

/** The state of a service, as fine as {@code SubState} of {@code systemctl show}, and the coarse state that it belongs to. */
public enum ServicePhase {
    DEAD(Active.INACTIVE),
    CONDITION(Active.ACTIVATING),
    START_PRE(Active.ACTIVATING),
    START(Active.ACTIVATING),
    START_POST(Active.ACTIVATING),
    RUNNING(Active.ACTIVE),
    EXITED(Active.ACTIVE),
    RELOAD(Active.RELOADING),
    RELOAD_SIGNAL(Active.RELOADING),
    RELOAD_NOTIFY(Active.RELOADING),
    STOP(Active.DEACTIVATING),
    STOP_WATCHDOG(Active.DEACTIVATING),
    STOP_SIGTERM(Active.DEACTIVATING),
    STOP_SIGKILL(Active.DEACTIVATING),
    STOP_POST(Active.DEACTIVATING),
    FINAL_WATCHDOG(Active.DEACTIVATING),
    FINAL_SIGTERM(Active.DEACTIVATING),
    FINAL_SIGKILL(Active.DEACTIVATING),
    FAILED(Active.FAILED),
    AUTO_RESTART(Active.ACTIVATING),
    CLEANING(Active.MAINTENANCE);

    /** {@code ActiveState} of {@code systemctl show}. */
    public enum Active {
        INACTIVE,
        ACTIVATING,
        ACTIVE,
        RELOADING,
        DEACTIVATING,
        FAILED,
        MAINTENANCE;

        /** "inactive". */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the service is up. */
        public boolean isUp() {
            return this == ACTIVE || this == RELOADING;
        }

        /** Whether the service is down, well or not. */
        public boolean isDown() {
            return this == INACTIVE || this == FAILED;
        }
    }

    private final Active active;
    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ServicePhase(Active active) {
        this.active = active;
    }

    /** "stop-sigterm". */
    public String word() {
        return word;
    }

    /** The coarse state. */
    public Active active() {
        return active;
    }

    /** Whether a start is under way. */
    boolean isStarting() {
        return active == Active.ACTIVATING && this != AUTO_RESTART;
    }

    /** Whether the watchdog may run. */
    boolean isWatched() {
        return this == START || this == START_POST || this == RUNNING || active == Active.RELOADING;
    }

    /** Whether the processes were signalled before ExecStopPost=. */
    boolean isStopSignal() {
        return this == STOP_WATCHDOG || this == STOP_SIGTERM || this == STOP_SIGKILL;
    }

    /** Whether the processes were signalled after it. */
    boolean isFinalSignal() {
        return this == FINAL_WATCHDOG || this == FINAL_SIGTERM || this == FINAL_SIGKILL;
    }

    /** Whether there may be a main process. */
    boolean hasMain() {
        return this == START
                || this == START_POST
                || this == RUNNING
                || active == Active.RELOADING
                || active == Active.DEACTIVATING;
    }

    /** Whether a command besides the main process may run. */
    boolean hasControl() {
        return isStarting() || this == RELOAD || active == Active.DEACTIVATING || this == CLEANING;
    }
}

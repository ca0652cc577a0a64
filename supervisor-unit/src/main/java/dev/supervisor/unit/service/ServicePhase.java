package dev.supervisor.unit.service;

import dev.supervisor.relation.ActiveState;
import java.util.Locale;

/** The state of a service, as fine as {@code SubState} of {@code systemctl show}, and the coarse state that it belongs to. */
public enum ServicePhase {
    DEAD(ActiveState.INACTIVE),
    CONDITION(ActiveState.ACTIVATING),
    START_PRE(ActiveState.ACTIVATING),
    START(ActiveState.ACTIVATING),
    START_POST(ActiveState.ACTIVATING),
    RUNNING(ActiveState.ACTIVE),
    EXITED(ActiveState.ACTIVE),
    RELOAD(ActiveState.RELOADING),
    RELOAD_SIGNAL(ActiveState.RELOADING),
    RELOAD_NOTIFY(ActiveState.RELOADING),
    STOP(ActiveState.DEACTIVATING),
    STOP_WATCHDOG(ActiveState.DEACTIVATING),
    STOP_SIGTERM(ActiveState.DEACTIVATING),
    STOP_SIGKILL(ActiveState.DEACTIVATING),
    STOP_POST(ActiveState.DEACTIVATING),
    FINAL_WATCHDOG(ActiveState.DEACTIVATING),
    FINAL_SIGTERM(ActiveState.DEACTIVATING),
    FINAL_SIGKILL(ActiveState.DEACTIVATING),
    FAILED(ActiveState.FAILED),
    AUTO_RESTART(ActiveState.ACTIVATING),
    CLEANING(ActiveState.MAINTENANCE);

    private final ActiveState active;
    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ServicePhase(ActiveState active) {
        this.active = active;
    }

    /** "stop-sigterm". */
    public String word() {
        return word;
    }

    /** The coarse state. */
    public ActiveState active() {
        return active;
    }

    /** Whether a start is under way. */
    boolean isStarting() {
        return active == ActiveState.ACTIVATING && this != AUTO_RESTART;
    }

    /** Whether the watchdog may run. */
    boolean isWatched() {
        return this == START || this == START_POST || this == RUNNING || active == ActiveState.RELOADING;
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
                || active == ActiveState.RELOADING
                || active == ActiveState.DEACTIVATING;
    }

    /** Whether a command besides the main process may run. */
    boolean hasControl() {
        return isStarting() || this == RELOAD || active == ActiveState.DEACTIVATING || this == CLEANING;
    }
}

package dev.supervisor.unit;

import static dev.supervisor.relation.ActiveState.ACTIVATING;
import static dev.supervisor.relation.ActiveState.DEACTIVATING;
import static dev.supervisor.relation.ActiveState.INACTIVE;
import static dev.supervisor.relation.ActiveState.MAINTENANCE;
import static dev.supervisor.relation.ActiveState.RELOADING;
import static dev.supervisor.unit.UnitType.AUTOMOUNT;
import static dev.supervisor.unit.UnitType.DEVICE;
import static dev.supervisor.unit.UnitType.MOUNT;
import static dev.supervisor.unit.UnitType.PATH;
import static dev.supervisor.unit.UnitType.SCOPE;
import static dev.supervisor.unit.UnitType.SERVICE;
import static dev.supervisor.unit.UnitType.SLICE;
import static dev.supervisor.unit.UnitType.SOCKET;
import static dev.supervisor.unit.UnitType.SWAP;
import static dev.supervisor.unit.UnitType.TARGET;
import static dev.supervisor.unit.UnitType.TIMER;

import dev.supervisor.relation.ActiveState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The fine states of units of all types, each with the one that it counts as. Words are those of systemd 252. */
public enum SubState {
    DEAD(INACTIVE, UnitType.values()),
    CONDITION(ACTIVATING, SERVICE),
    START_PRE(ACTIVATING, SERVICE, SOCKET),
    START(ACTIVATING, SERVICE),
    START_CHOWN(ACTIVATING, SOCKET, SCOPE),
    START_POST(ACTIVATING, SERVICE, SOCKET),
    RUNNING(ActiveState.ACTIVE, SERVICE, SOCKET, AUTOMOUNT, TIMER, PATH, SCOPE),
    EXITED(ActiveState.ACTIVE, SERVICE),
    RELOAD(RELOADING, SERVICE),
    STOP(DEACTIVATING, SERVICE),
    STOP_WATCHDOG(DEACTIVATING, SERVICE),
    STOP_PRE(DEACTIVATING, SOCKET),
    STOP_PRE_SIGTERM(DEACTIVATING, SOCKET),
    STOP_PRE_SIGKILL(DEACTIVATING, SOCKET),
    STOP_SIGTERM(DEACTIVATING, SERVICE, SCOPE),
    STOP_SIGKILL(DEACTIVATING, SERVICE, SCOPE),
    STOP_POST(DEACTIVATING, SERVICE, SOCKET),
    FINAL_WATCHDOG(DEACTIVATING, SERVICE),
    FINAL_SIGTERM(DEACTIVATING, SERVICE, SOCKET),
    FINAL_SIGKILL(DEACTIVATING, SERVICE, SOCKET),
    AUTO_RESTART(ACTIVATING, SERVICE),
    LISTENING(ActiveState.ACTIVE, SOCKET),
    WAITING(ActiveState.ACTIVE, AUTOMOUNT, TIMER, PATH),
    ELAPSED(ActiveState.ACTIVE, TIMER),
    ACTIVE(ActiveState.ACTIVE, TARGET, SLICE, SWAP),
    ABANDONED(ActiveState.ACTIVE, SCOPE),
    TENTATIVE(ACTIVATING, DEVICE),
    PLUGGED(ActiveState.ACTIVE, DEVICE),
    MOUNTING(ACTIVATING, MOUNT),
    MOUNTING_DONE(ACTIVATING, MOUNT),
    MOUNTED(ActiveState.ACTIVE, MOUNT),
    REMOUNTING(RELOADING, MOUNT),
    UNMOUNTING(DEACTIVATING, MOUNT),
    REMOUNTING_SIGTERM(RELOADING, MOUNT),
    REMOUNTING_SIGKILL(RELOADING, MOUNT),
    UNMOUNTING_SIGTERM(DEACTIVATING, MOUNT),
    UNMOUNTING_SIGKILL(DEACTIVATING, MOUNT),
    SWAP_ACTIVATING("activating", ACTIVATING, SWAP),
    SWAP_ACTIVATING_DONE("activating-done", ActiveState.ACTIVE, SWAP),
    SWAP_DEACTIVATING("deactivating", DEACTIVATING, SWAP),
    SWAP_DEACTIVATING_SIGTERM("deactivating-sigterm", DEACTIVATING, SWAP),
    SWAP_DEACTIVATING_SIGKILL("deactivating-sigkill", DEACTIVATING, SWAP),
    FAILED(ActiveState.FAILED, SERVICE, SOCKET, MOUNT, AUTOMOUNT, SWAP, TIMER, PATH, SCOPE),
    CLEANING(MAINTENANCE, SERVICE, SOCKET, MOUNT, SWAP, TIMER);

    private final String word;
    private final ActiveState countsAs;
    private final Set<UnitType> types;

    SubState(ActiveState countsAs, UnitType... types) {
        this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.countsAs = countsAs;
        this.types = Set.of(types);
    }

    SubState(String word, ActiveState countsAs, UnitType type) {
        this.word = word;
        this.countsAs = countsAs;
        this.types = Set.of(type);
    }

    /** Those that units of a type can have. */
    public static List<SubState> of(UnitType type) {
        return Arrays.stream(values())
                .filter(state -> state.types.contains(type))
                .toList();
    }

    /** That of a type with this word. */
    public static Optional<SubState> of(UnitType type, String word) {
        return of(type).stream().filter(state -> state.word.equals(word)).findFirst();
    }

    /** "stop-sigterm". */
    public String word() {
        return word;
    }

    public ActiveState countsAs() {
        return countsAs;
    }
}

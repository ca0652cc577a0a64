package dev.supervisor.plan;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.change.GroupChange.Change;
import dev.supervisor.change.GroupChange.ProcessChange;
import dev.supervisor.change.OptionChange;
import dev.supervisor.change.OptionChange.Needs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The effect of an update on one process as it is now.
 *
 * @param change how it is before and after
 * @param running whether it has a child, or is about to
 * @param whole what is done to it if its group is removed and added anew
 * @param minimal what is done to it if only what must be is restarted
 * @param reasons options that have changed
 */
public record ProcessPlan(
        Namespec name, Change change, boolean running, Action whole, Action minimal, List<OptionChange> reasons) {

    /** The action on a process. */
    public enum Action {
        START,
        STOP,
        RESTART,
        NONE
    }

    /**
     * @param replaced whether the whole group has to be removed and added anew
     * @param autostart whether the configuration has it, with autostart
     */
    static ProcessPlan of(
            Namespec name, ProcessChange change, Optional<ProcessFacts> now, boolean replaced, boolean autostart) {
        boolean running = now.filter(ProcessFacts::isWanted).isPresent();
        boolean stoppable = now.filter(facts -> facts.state().canBeStopped()).isPresent();
        Action whole = action(stoppable, autostart);
        Action minimal =
                switch (change.change()) {
                    case ADDED, REMOVED -> whole;
                    case CHANGED, SAME -> replaced ? whole : minimal(now, change, autostart);
                };
        return new ProcessPlan(name, change.change(), running, whole, minimal, change.reasons());
    }

    /** A process in FATAL is worth another try when its options have changed. */
    private static Action minimal(Optional<ProcessFacts> now, ProcessChange change, boolean autostart) {
        if (now.filter(ProcessFacts::isWanted).isPresent()) {
            return change.needsRestart() ? Action.RESTART : Action.NONE;
        }
        boolean givenUp = now.filter(facts -> facts.state().code() == ProcessStateCode.FATAL)
                .isPresent();
        return givenUp && autostart && change.change() == Change.CHANGED ? Action.START : Action.NONE;
    }

    /** The action if the process is removed, if it is there, and added again, if the configuration has it. */
    private static Action action(boolean stoppable, boolean autostart) {
        if (stoppable) {
            return autostart ? Action.RESTART : Action.STOP;
        }
        return autostart ? Action.START : Action.NONE;
    }

    /** Whether a minimal update stops it before the group is changed. */
    boolean isStopped() {
        return running && (minimal == Action.RESTART || change == Change.REMOVED);
    }

    /** Whether a minimal update starts it once the group is changed; what is new in it is started by itself. */
    boolean isStarted() {
        return minimal == Action.RESTART || minimal == Action.START && change != Change.ADDED;
    }

    /** Whether it is to write to other logs than before, or for the first time. */
    boolean needsLogs() {
        return change == Change.ADDED || reasons.stream().anyMatch(reason -> reason.needs() == Needs.LOGS);
    }

    /** In words. */
    String why() {
        return reasons.isEmpty()
                ? change.name().toLowerCase(Locale.ROOT)
                : String.join(", ", reasons.stream().map(OptionChange::option).toList());
    }
}

package dev.supervisor.plan;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import java.util.HashSet;
import java.util.Set;

/**
 * How far a plan has come. Immutable.
 *
 * @param stage which of its stages it is in
 * @param begun whether that has been begun; of one that lasts until all are down, in this turn
 * @param open how many of its tasks have not come to their end
 * @param failed whether one of them has failed
 * @param inNewTurn whether this is a later turn than that in which the stage before ended
 * @param outOfHands those in UNKNOWN that the system did not let us signal even when they were to be retired
 */
public record PlanProgress(
        int stage, boolean begun, int open, boolean failed, boolean inNewTurn, Set<Namespec> outOfHands) {

    /** Nothing has been done. */
    public static final PlanProgress NONE = new PlanProgress(0, false, 0, false, false, Set.of());

    /** @param tasks how many of the stage are being done */
    PlanProgress begun(int tasks) {
        return new PlanProgress(stage, true, tasks, failed, false, outOfHands);
    }

    PlanProgress nextStage() {
        return new PlanProgress(stage + 1, false, 0, false, false, outOfHands);
    }

    /** One task of the stage has come to its end. */
    public PlanProgress ended(boolean withFailure) {
        return new PlanProgress(stage, begun, open - 1, failed || withFailure, inNewTurn, outOfHands);
    }

    /** Another turn has begun. */
    PlanProgress later(boolean beginAgain) {
        return new PlanProgress(stage, begun && !beginAgain, open, failed, true, outOfHands);
    }

    /** A process has been retired: one that was in UNKNOWN, or is now, is not tried again. */
    public PlanProgress retired(Namespec process, ProcessFacts before, ProcessFacts after) {
        if (!isUnknown(before) && !isUnknown(after)) {
            return this;
        }
        Set<Namespec> more = new HashSet<>(outOfHands);
        more.add(process);
        return new PlanProgress(stage, begun, open, failed, inNewTurn, Set.copyOf(more));
    }

    /** Whether it has a child in UNKNOWN that may still be tried. */
    boolean isToBeTried(Namespec process, ProcessFacts facts) {
        return isUnknown(facts) && facts.state().pid().isPresent() && !outOfHands.contains(process);
    }

    /** Whether something of it is left that the end of the daemon waits for. */
    public boolean isWaitedFor(Namespec process, ProcessFacts facts) {
        return !facts.isDown() || isToBeTried(process, facts);
    }

    /** Whether it is retired now. */
    boolean isToBeRetired(Namespec process, ProcessFacts facts) {
        return facts.isWanted() || isToBeTried(process, facts);
    }

    private static boolean isUnknown(ProcessFacts facts) {
        return facts.state().code() == ProcessStateCode.UNKNOWN;
    }
}

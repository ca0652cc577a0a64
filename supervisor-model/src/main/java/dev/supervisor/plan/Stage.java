package dev.supervisor.plan;

import java.util.List;

/**
 * The tasks of a plan that run at the same time.
 *
 * @param tasks begun one after the other in one turn, without waiting for each other; not empty, and all to retire if one is
 * @param inLaterTurn whether it begins in a turn after that in which the stage before has ended, so that others can be quicker
 * @param mayFail whether the plan goes on if one of them fails
 */
public record Stage(List<Task> tasks, boolean inLaterTurn, boolean mayFail) {
    public Stage {
        tasks = List.copyOf(tasks);
    }

    /** Begins where the one before ends, and the next one begins whatever becomes of it. */
    static Stage of(List<? extends Task> tasks) {
        return new Stage(List.copyOf(tasks), false, true);
    }

    /** Whether it is looked at again in each turn, as what it ends may be there again. */
    boolean lastsUntilDown() {
        return tasks.getFirst() instanceof Task.ToProcess(var _, Deed.Retire _, var _);
    }
}

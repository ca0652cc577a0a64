package dev.supervisor.plan;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.plan.Task.ToGroup;
import dev.supervisor.plan.Task.ToProcess;
import java.util.List;
import java.util.function.BiPredicate;

/** The next action of a plan: a pure function of its progress and of the states of the processes. */
public sealed interface Next {

    /** These are to be begun, in this order; the end of each is to be reported to {@link PlanProgress#ended}. */
    record Take(PlanProgress progress, List<Task> tasks) implements Next {}

    /** For what was begun, or for another turn. */
    record Wait(PlanProgress progress, boolean forTurn) implements Next {}

    /**
     * Nothing more is to be done.
     *
     * @param undo what had been made ready for what has not been done
     */
    record Over(List<ToGroup> undo) implements Next {
        public Over {
            undo = List.copyOf(undo);
        }
    }

    /** Within the same turn. */
    static Next of(Plan plan, PlanProgress progress, Picture picture) {
        PlanProgress now = progress;
        while (now.stage() < plan.stages().size()) {
            Stage stage = plan.stages().get(now.stage());
            if (!now.begun()) {
                if (stage.inLaterTurn() && !now.inNewTurn()) {
                    return new Wait(now, true);
                }
                List<Task> due = due(stage, now, picture);
                now = now.begun(due.size());
                if (!due.isEmpty() || stage.lastsUntilDown()) {
                    return new Take(now, due);
                }
            }
            if (stage.lastsUntilDown() ? isAny(stage, picture, now::isWaitedFor) : now.open() > 0) {
                return new Wait(now, false);
            }
            if (now.failed() && !stage.mayFail()) {
                return new Over(plan.preparedFor(now.stage()));
            }
            now = now.nextStage();
        }
        return new Over(List.of());
    }

    /** In a later turn than the last time. */
    static Next inLaterTurn(Plan plan, PlanProgress progress, Picture picture) {
        boolean again = progress.stage() < plan.stages().size()
                && plan.stages().get(progress.stage()).lastsUntilDown();
        return of(plan, progress.later(again), picture);
    }

    /**
     * Whether another turn would do something right now: a stage that lasts until all are down finds out by itself that
     * they are.
     */
    static boolean isDueAtOnce(Plan plan, PlanProgress progress, Picture picture) {
        if (progress.stage() == plan.stages().size()) {
            return true;
        }
        Stage stage = plan.stages().get(progress.stage());
        return stage.lastsUntilDown()
                && (isAny(stage, picture, progress::isToBeTried) || !isAny(stage, picture, progress::isWaitedFor));
    }

    private static List<Task> due(Stage stage, PlanProgress progress, Picture picture) {
        return stage.tasks().stream()
                .filter(task -> switch (task) {
                    case ToProcess(var process, Deed.Retire _, var _) ->
                        picture.of(process)
                                .filter(facts -> progress.isToBeRetired(process, facts))
                                .isPresent();
                    case ToProcess(var process, Deed deed, var _) ->
                        picture.of(process).filter(deed::isDue).isPresent();
                    case ToGroup _ -> true;
                })
                .toList();
    }

    private static boolean isAny(Stage stage, Picture picture, BiPredicate<Namespec, ProcessFacts> what) {
        return stage.tasks().stream()
                .anyMatch(task -> task instanceof ToProcess(var process, var _, var _)
                        && picture.of(process)
                                .filter(facts -> what.test(process, facts))
                                .isPresent());
    }
}

package dev.supervisor.plan;

import dev.supervisor.plan.Task.ToProcess;
import java.util.Collection;
import java.util.List;

/**
 * How far a plan has come, for whoever looks on. Pure.
 *
 * @param done how many tasks have ended, or turned out not to be needed
 * @param open those that go on
 * @param total the number of all tasks
 */
public record PlanStanding(int done, List<Task> open, int total) {
    public PlanStanding {
        open = List.copyOf(open);
    }

    /** @param begun what goes on, in a stage whose tasks tell of their ends */
    public static PlanStanding of(Plan plan, PlanProgress progress, Collection<Task> begun, Picture picture) {
        int total = tasks(plan.stages());
        if (progress.stage() == plan.stages().size()) {
            return new PlanStanding(total, List.of(), total);
        }
        Stage stage = plan.stages().get(progress.stage());
        int before = tasks(plan.stages().subList(0, progress.stage()));
        if (!progress.begun()) {
            return new PlanStanding(before, List.of(), total);
        }
        Collection<Task> open = stage.lastsUntilDown() ? notDown(stage, progress, picture) : begun;
        return new PlanStanding(before + stage.tasks().size() - open.size(), List.copyOf(open), total);
    }

    private static int tasks(List<Stage> stages) {
        return stages.stream().mapToInt(stage -> stage.tasks().size()).sum();
    }

    private static List<Task> notDown(Stage stage, PlanProgress progress, Picture picture) {
        return stage.tasks().stream()
                .filter(task -> task instanceof ToProcess(var process, var _, var _)
                        && picture.of(process)
                                .filter(facts -> progress.isWaitedFor(process, facts))
                                .isPresent())
                .toList();
    }
}

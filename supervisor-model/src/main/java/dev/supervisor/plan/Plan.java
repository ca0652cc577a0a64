package dev.supervisor.plan;

import dev.supervisor.plan.Task.ToGroup;
import java.util.ArrayList;
import java.util.List;

/** Stages of work on several processes, over several turns. Immutable. */
public record Plan(List<Stage> stages) {
    public Plan {
        stages = List.copyOf(stages);
    }

    /** One stage, whatever becomes of it. */
    public static Plan of(List<? extends Task> tasks) {
        return new Plan(tasks.isEmpty() ? List.of() : List.of(Stage.of(tasks)));
    }

    /** Whether it is looked at in each turn. */
    public boolean lastsUntilDown() {
        return stages.stream().anyMatch(Stage::lastsUntilDown);
    }

    /** The preparations that are not used yet if the plan fails in this stage; they have to be undone. */
    public List<ToGroup> preparedFor(int failedStage) {
        List<ToGroup> prepared = new ArrayList<>();
        for (Task task : stages.subList(0, failedStage).stream()
                .flatMap(stage -> stage.tasks().stream())
                .toList()) {
            if (task instanceof ToGroup(var _, GroupDeed.Prepare _, var _)) {
                prepared.add((ToGroup) task);
            } else if (task instanceof ToGroup(String group, GroupDeed.Change _, var _)) {
                prepared.removeIf(made -> made.group().equals(group));
            }
        }
        return prepared;
    }
}

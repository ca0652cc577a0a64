package dev.supervisor.rest.view;

import dev.supervisor.plan.GroupPlan;
import java.util.List;

/** The effect that an update would have on a group. */
public record GroupPlanView(
        @Described("Its name.") String group,
        @Described("added, removed or changed.") String change,

        @Described("Options of the group itself that have changed.")
        List<OptionChangeView> reasons,

        @Described("Whether update --minimal has to replace it as a whole, too.")
        boolean needs_replacement,

        @Described("Its processes, those that are gone last.")
        List<ProcessPlanView> processes) {

    public static GroupPlanView of(GroupPlan plan) {
        return new GroupPlanView(
                plan.change().group(),
                ProcessPlanView.word(plan.change().change()),
                plan.change().reasons().stream().map(OptionChangeView::of).toList(),
                plan.change().needsReplacement(),
                plan.processes().stream().map(ProcessPlanView::of).toList());
    }
}

package dev.supervisor.rest.view;

import dev.supervisor.change.GroupChange.Change;
import dev.supervisor.plan.ProcessPlan;
import dev.supervisor.plan.ProcessPlan.Action;
import java.util.List;
import java.util.Locale;

/** The effect that an update would have on a process. */
public record ProcessPlanView(
        @Described("With its group.") String name,
        @Described("added, removed, changed or same.") String change,

        @Described("Whether it has a child now, or is about to.")
        boolean running,

        @Described("The effect of update: start, stop, restart or none.")
        Action update,

        @Described("The effect of update --minimal.") Action minimal,
        @Described("The options that have changed.") List<OptionChangeView> reasons) {

    static ProcessPlanView of(ProcessPlan plan) {
        return new ProcessPlanView(
                plan.name().group() + ":" + plan.name().process(),
                word(plan.change()),
                plan.running(),
                plan.whole(),
                plan.minimal(),
                plan.reasons().stream().map(OptionChangeView::of).toList());
    }

    static String word(Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }
}

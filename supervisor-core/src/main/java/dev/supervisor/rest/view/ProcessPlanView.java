package dev.supervisor.rest.view;

import java.util.List;

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

    /** The action on a process. */
    public enum Action {
        START,
        STOP,
        RESTART,
        NONE
    }
}

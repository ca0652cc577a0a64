package dev.supervisor.rest.view;

import java.util.List;

/** What an update would do to a process. */
public record ProcessPlanView(
        @Described("With its group.") String name,
        @Described("added, removed, changed or same.") String change,

        @Described("Whether it has a child now, or is about to.")
        boolean running,

        @Described("What update does: start, stop, restart or none.")
        Action update,

        @Described("What update --minimal does.") Action minimal,
        @Described("The options that have changed.") List<OptionChangeView> reasons) {

    /** What is done to a process. */
    public enum Action {
        START,
        STOP,
        RESTART,
        NONE
    }
}

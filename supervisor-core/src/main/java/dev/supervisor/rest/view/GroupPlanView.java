package dev.supervisor.rest.view;

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
        List<ProcessPlanView> processes) {}

package dev.supervisor.rest.view;

import java.util.List;

/** The effect that an update would have. */
public record UpdatePlanView(
        @Described("The groups that differ from the file, in the order of the changes.")
        List<GroupPlanView> groups) {}

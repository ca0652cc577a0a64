package dev.supervisor.rest.view;

import java.util.List;

/** The effect that an update would have. */
public record UpdatePlanView(
        @Described("The groups that are not as the file has them, in the order of doing.")
        List<GroupPlanView> groups) {}

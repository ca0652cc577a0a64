package dev.supervisor.rest.view;

import java.util.List;

/** What an update would do. */
public record UpdatePlanView(
        @Described("The groups that are not as the file has them, in the order of doing.")
        List<GroupPlanView> groups) {}

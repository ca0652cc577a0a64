package dev.supervisor.rest.view;

import java.util.List;

/** The result of an update. */
public record UpdateView(
        @Described("The groups that were not as the file has them, in the order of doing.")
        List<GroupUpdateView> groups) {}

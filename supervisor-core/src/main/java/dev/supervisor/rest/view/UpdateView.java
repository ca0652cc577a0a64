package dev.supervisor.rest.view;

import java.util.List;

/** What an update has done. */
public record UpdateView(
        @Described("The groups that were not as the file has them, in the order of doing.")
        List<GroupUpdateView> groups) {}

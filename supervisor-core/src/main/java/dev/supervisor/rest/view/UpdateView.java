package dev.supervisor.rest.view;

import java.util.List;

/** The result of an update. */
public record UpdateView(
        @Described("The groups that differed from the file, in the order of the changes.")
        List<GroupUpdateView> groups) {}

package dev.supervisor.rest.view;

import java.util.List;

/** The configuration of a process as it counts. */
public record ProcessConfigView(
        @Described("The process, with its group.") String name,
        @Described("The section that it came from.") String section,

        @Described("Its options, in the order in which a section is read.")
        List<OptionView> options) {}

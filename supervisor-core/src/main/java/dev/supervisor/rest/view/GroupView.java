package dev.supervisor.rest.view;

import java.util.List;

/** A group. */
public record GroupView(
        @Described("Its name.") String name,
        @Described("Lower ones start first and stop last.") int priority,

        @Described("program, eventlistener or fcgi-program.")
        String kind,

        @Described("Its processes, by name.") List<ProcessView> processes) {}

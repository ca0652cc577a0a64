package dev.supervisor.rest.view;

import java.time.Instant;
import java.util.List;

/** All processes. */
public record ProcessesView(
        @Described("When they were looked at.") Instant at,

        @Described("By the names of their groups and then their own.")
        List<ProcessView> processes) {}

package dev.supervisor.config;

import java.util.List;

/**
 * Processes that are named, started and stopped together: a {@code [group:x]}, or a program that is in none.
 *
 * @param processes in the order in which they are started at boot
 */
public record GroupSpec(String name, int priority, GroupKind kind, List<ProcessSpec> processes) {
    public GroupSpec {
        processes = List.copyOf(processes);
    }

    /** Processes and nothing more. */
    public GroupSpec(String name, int priority, List<ProcessSpec> processes) {
        this(name, priority, GroupKind.PLAIN, processes);
    }
}

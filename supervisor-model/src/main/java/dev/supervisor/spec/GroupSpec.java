package dev.supervisor.spec;

import java.util.List;

/**
 * Processes that are named, started and stopped together.
 *
 * @param processes in the order in which they are started at boot
 */
public record GroupSpec(String name, Provenance provenance, int priority, GroupKind kind, List<ProcessSpec> processes) {
    public GroupSpec {
        processes = List.copyOf(processes);
    }

    /** Processes and nothing more. */
    public GroupSpec(String name, Provenance provenance, int priority, List<ProcessSpec> processes) {
        this(name, provenance, priority, GroupKind.PLAIN, processes);
    }
}

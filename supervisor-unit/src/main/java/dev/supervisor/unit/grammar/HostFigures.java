package dev.supervisor.unit.grammar;

import dev.supervisor.unit.value.ResourceLimit;
import java.util.Map;

/**
 * The figures of a host with which {@code show} prints what a unit does not say itself.
 *
 * @param memoryBytes the memory of the host
 * @param pageBytes the size of a page
 * @param tasks how many tasks the system can have
 * @param defaultTasks how many a unit may have that does not say it
 * @param limits the limits of the manager's children by name: {@code NOFILE}
 */
public record HostFigures(
        long memoryBytes, long pageBytes, long tasks, long defaultTasks, Map<String, ResourceLimit> limits) {
    public HostFigures {
        limits = Map.copyOf(limits);
    }

    public ResourceLimit limit(String name) {
        return limits.getOrDefault(name, new ResourceLimit(ResourceLimit.INFINITY, ResourceLimit.INFINITY));
    }
}

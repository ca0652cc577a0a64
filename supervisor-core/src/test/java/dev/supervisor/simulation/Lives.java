package dev.supervisor.simulation;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lives of all processes. What is added anew begins a new life. */
final class Lives {
    private final Supervisor supervisor;
    private final Fleet fleet;
    private final SimulatedKernel kernel;
    private final Map<String, Biography> biographies = new LinkedHashMap<>();

    Lives(Supervisor supervisor, Fleet fleet, SimulatedKernel kernel) {
        this.supervisor = supervisor;
        this.fleet = fleet;
        this.kernel = kernel;
    }

    /** Of a process that is in a group. */
    Biography of(Subprocess process) {
        return biographies.compute(
                process.name().process(),
                (_, last) -> last != null && last.isOf(process)
                        ? last
                        : new Biography(process, fleet, kernel.clock().now()));
    }

    Biography of(Namespec process) {
        return of(find(process).orElseThrow());
    }

    /** By the name of the process alone, no two of which are alike; what was removed has a past. */
    Biography named(String process) {
        return biographies.get(process);
    }

    /** Of every process that there has ever been. */
    Set<String> names() {
        return biographies.keySet();
    }

    Optional<Subprocess> find(Namespec process) {
        return supervisor.group(process.group()).flatMap(group -> group.process(process.process()));
    }

    /** Every process that there is. */
    List<Subprocess> processes() {
        return supervisor.groups().stream()
                .map(ProcessGroup::processes)
                .flatMap(List::stream)
                .toList();
    }
}

package dev.supervisor.supervisor;

import dev.supervisor.spec.GroupSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of one group. Loop thread only. */
public final class ProcessGroup {
    private final GroupSpec spec;
    private final List<Subprocess> processes;
    private final Map<String, Subprocess> byName;

    ProcessGroup(GroupSpec spec, List<Subprocess> processes) {
        this.spec = spec;
        Map<String, Subprocess> named = new LinkedHashMap<>();
        processes.forEach(process -> named.put(process.name().process(), process));
        this.processes = List.copyOf(named.values());
        this.byName = Map.copyOf(named);
    }

    /** The spec that it was made from. */
    public GroupSpec spec() {
        return spec;
    }

    /** Whether it has no child, and will not have one by itself. */
    boolean isAtRest() {
        return processes.stream().allMatch(Subprocess::isAtRest);
    }

    public String name() {
        return spec.name();
    }

    public int priority() {
        return spec.priority();
    }

    /** In boot order. */
    public List<Subprocess> processes() {
        return processes;
    }

    public Optional<Subprocess> process(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}

package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From names as clients give them to processes, in the orders that answers have. Loop thread only. */
public final class ProcessNames {
    private static final Comparator<Subprocess> BY_PRIORITY =
            Comparator.comparingInt(process -> process.spec().priority());

    private static final Comparator<Subprocess> BY_NAME = Comparator.comparing(
                    (Subprocess process) -> process.name().group())
            .thenComparing(process -> process.name().process());

    private final Supervisor supervisor;

    public ProcessNames(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    /**
     * The meaning of a name: {@code process}, {@code group:process}, {@code group:*} or {@code group:}.
     *
     * @param process empty if all of the group are meant
     */
    record Named(ProcessGroup group, Optional<Subprocess> process) {}

    /**
     * @throws RpcFault BAD_NAME if there is no such group or process
     */
    Named find(String name) throws RpcFault {
        int colon = name.indexOf(':');
        String groupName = colon < 0 ? name : name.substring(0, colon);
        String processName = name.substring(colon + 1);
        ProcessGroup group = supervisor.group(groupName).orElseThrow(() -> new RpcFault(Fault.BAD_NAME, name));
        if (colon >= 0 && (processName.isEmpty() || processName.equals("*"))) {
            return new Named(group, Optional.empty());
        }
        Subprocess process = group.process(processName).orElseThrow(() -> new RpcFault(Fault.BAD_NAME, name));
        return new Named(group, Optional.of(process));
    }

    /**
     * The one process of that name.
     *
     * @throws RpcFault BAD_NAME if there is none, or a whole group is named
     */
    public Subprocess one(String name) throws RpcFault {
        return find(name).process().orElseThrow(() -> new RpcFault(Fault.BAD_NAME, name));
    }

    /**
     * All processes of the group of that name, by priority.
     *
     * @throws RpcFault BAD_NAME if there is none
     */
    public List<Subprocess> ofGroup(String groupName) throws RpcFault {
        return byPriority(supervisor.group(groupName).orElseThrow(() -> new RpcFault(Fault.BAD_NAME, groupName)));
    }

    /** All processes, by priority of their groups and then their own. */
    List<Subprocess> all() {
        return supervisor.groups().stream()
                .flatMap(group -> byPriority(group).stream())
                .toList();
    }

    /** The order by the priorities of their groups, then by their own. */
    Comparator<Subprocess> byPriorities() {
        return Comparator.comparingInt(this::groupPriority).thenComparing(BY_PRIORITY);
    }

    private int groupPriority(Subprocess process) {
        return supervisor
                .group(process.name().group())
                .map(ProcessGroup::priority)
                .orElseThrow();
    }

    /** All processes, by the names of their groups and then their own. */
    public List<Subprocess> allByName() {
        return supervisor.groups().stream()
                .flatMap(group -> group.processes().stream())
                .sorted(BY_NAME)
                .toList();
    }

    private static List<Subprocess> byPriority(ProcessGroup group) {
        return group.processes().stream().sorted(BY_PRIORITY).toList();
    }
}

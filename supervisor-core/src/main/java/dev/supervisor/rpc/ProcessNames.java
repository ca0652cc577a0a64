package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Target;
import dev.supervisor.operation.ProcessLookup;
import dev.supervisor.operation.ProcessLookup.Named;
import dev.supervisor.plan.Member;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import java.util.List;

/** From names as clients give them to processes, and the fault if there is none. Loop thread only. */
public final class ProcessNames {
    private final ProcessLookup processes;

    public ProcessNames(Supervisor supervisor) {
        this.processes = new ProcessLookup(supervisor);
    }

    /**
     * The meaning of a name: {@code process}, {@code group:process}, {@code group:*} or {@code group:}.
     *
     * @throws RpcFault BAD_NAME if there is no such group or process
     */
    Named find(String name) throws RpcFault {
        return processes.find(Target.parse(name)).orElseThrow(() -> new RpcFault(Fault.BAD_NAME, name));
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
    public List<Subprocess> ofGroup(String group) throws RpcFault {
        return processes.ofGroup(group).orElseThrow(() -> new RpcFault(Fault.BAD_NAME, group));
    }

    /** All processes, by priority of their groups and then their own. */
    List<Subprocess> all() {
        return processes.all();
    }

    /** These with what decides about their places in a plan. */
    List<Member> members(List<Subprocess> some) {
        return some.stream().map(processes::member).toList();
    }
}

package dev.supervisor.plan;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.change.GroupChange;
import dev.supervisor.change.GroupChange.Change;
import dev.supervisor.plan.Task.ToGroup;
import dev.supervisor.plan.Task.ToProcess;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ProcessSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The effect of an update on a group and its processes as they are now, and the plans that carry it out. Pure.
 *
 * @param wanted what the configuration has of that name
 * @param processes all that there are before or after
 */
public record GroupPlan(GroupChange change, Optional<GroupSpec> wanted, List<ProcessPlan> processes) {
    public GroupPlan {
        processes = List.copyOf(processes);
    }

    /** @param wanted the groups of the configuration */
    public static GroupPlan of(GroupChange change, List<GroupSpec> wanted, Picture now) {
        Optional<GroupSpec> spec = wanted.stream()
                .filter(group -> group.name().equals(change.group()))
                .findFirst();
        Set<String> autostarted = spec.stream()
                .flatMap(group -> group.processes().stream())
                .filter(process -> process.start().autostart())
                .map(ProcessSpec::name)
                .collect(Collectors.toSet());
        return new GroupPlan(
                change,
                spec,
                change.processes().stream()
                        .map(process -> {
                            Namespec name = new Namespec(change.group(), process.process());
                            boolean autostart = autostarted.contains(process.process());
                            return ProcessPlan.of(name, process, now.of(name), change.needsReplacement(), autostart);
                        })
                        .toList());
    }

    /**
     * Stops it, removes it and adds it, as far as it is there and wanted.
     *
     * @param members the processes that it has now, in the order of starts
     * @param inOrder whether they are stopped as by {@link Plans#stopInOrder}
     */
    public Plan whole(List<Member> members, boolean inOrder) {
        List<Stage> stages = new ArrayList<>();
        if (change.change() != Change.ADDED) {
            List<Namespec> names = members.stream().map(Member::name).toList();
            Plan stop = inOrder ? Plans.stopInOrder(members) : Plans.each(names, new Deed.Stop(true));
            stages.addAll(stop.stages());
            stages.add(alone(new GroupDeed.Remove()));
        }
        if (change.change() != Change.REMOVED) {
            stages.add(alone(new GroupDeed.Add()));
        }
        return new Plan(stages);
    }

    /** Does only what is planned for each process, unless the group has to be replaced. */
    public Plan minimal(List<Member> members, boolean inOrder) {
        if (change.change() != Change.CHANGED || change.needsReplacement() || wanted.isEmpty()) {
            return whole(members, inOrder);
        }
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(List.of(task(new GroupDeed.Prepare(fresh(wanted.get())))), false, false));
        stages.addAll(some(ProcessPlan::isStopped, new Deed.Stop(true)));
        stages.add(alone(new GroupDeed.Change(wanted.get())));
        stages.addAll(some(ProcessPlan::isStarted, new Deed.Start(false)));
        return new Plan(stages);
    }

    private Stage alone(GroupDeed deed) {
        return new Stage(List.of(task(deed)), true, false);
    }

    private ToGroup task(GroupDeed deed) {
        return new ToGroup(change.group(), deed, change.change().name().toLowerCase(Locale.ROOT));
    }

    private List<Stage> some(Predicate<ProcessPlan> which, Deed deed) {
        List<Task> tasks = processes.stream()
                .filter(which)
                .<Task>map(process -> new ToProcess(process.name(), deed, process.why()))
                .toList();
        return tasks.isEmpty() ? List.of() : List.of(new Stage(tasks, true, false));
    }

    /** The processes to prepare: new ones, and those that will write to other logs. */
    private GroupSpec fresh(GroupSpec spec) {
        Set<String> needing = processes.stream()
                .filter(ProcessPlan::needsLogs)
                .map(plan -> plan.name().process())
                .collect(Collectors.toSet());
        List<ProcessSpec> fresh = spec.processes().stream()
                .filter(process -> needing.contains(process.name()))
                .toList();
        return new GroupSpec(spec.name(), spec.provenance(), spec.priority(), fresh);
    }
}

package dev.supervisor.operation;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.Target;
import dev.supervisor.plan.Member;
import dev.supervisor.plan.Picture;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From names as clients give them to processes, in the orders that plans and answers have. Loop thread only. */
public final class ProcessLookup {
    private static final Comparator<Subprocess> BY_PRIORITY =
            Comparator.comparingInt(process -> process.spec().priority());

    private final Supervisor supervisor;

    public ProcessLookup(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    /**
     * The meaning of a name.
     *
     * @param process empty if all of the group are meant
     */
    public record Named(ProcessGroup group, Optional<Subprocess> process) {}

    /** Empty if there is no such group or process. */
    public Optional<Named> find(Target target) {
        return switch (target) {
            case Target.WholeGroup(String group) ->
                supervisor.group(group).map(found -> new Named(found, Optional.empty()));
            case Target.OneProcess(var name) ->
                supervisor.group(name.group()).flatMap(group -> group.process(name.process())
                        .map(process -> new Named(group, Optional.of(process))));
        };
    }

    Optional<Subprocess> one(Namespec name) {
        return supervisor.group(name.group()).flatMap(group -> group.process(name.process()));
    }

    /** The processes as plans see them. */
    public Picture picture() {
        return name -> one(name).map(Subprocess::facts);
    }

    /** With what decides about its place in a plan. */
    public Member member(Subprocess process) {
        int groupPriority = supervisor
                .group(process.name().group())
                .map(ProcessGroup::priority)
                .orElseThrow();
        return new Member(process.name(), groupPriority, process.spec().priority());
    }

    /** All processes of the group of that name, by priority; empty if there is none. */
    public Optional<List<Subprocess>> ofGroup(String group) {
        return supervisor.group(group).map(ProcessLookup::byPriority);
    }

    /** All processes, by priority of their groups and then their own. */
    public List<Subprocess> all() {
        return supervisor.groups().stream()
                .flatMap(group -> byPriority(group).stream())
                .toList();
    }

    private static List<Subprocess> byPriority(ProcessGroup group) {
        return group.processes().stream().sorted(BY_PRIORITY).toList();
    }
}

package dev.supervisor.plan;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.plan.Task.ToProcess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plans that are made of names and priorities alone. Pure. */
public final class Plans {
    private static final String ASKED = "a client asked for it";
    private static final Comparator<Member> BY_PRIORITIES =
            Comparator.comparingInt(Member::groupPriority).thenComparingInt(Member::priority);

    private Plans() {}

    /** All in their order, without waiting for each other. */
    public static Plan boot(List<Namespec> added) {
        return each(added, new Deed.Autostart(), "it has autostart");
    }

    /** The same to all, in their order, without waiting for each other. */
    public static Plan each(List<Namespec> processes, Deed deed) {
        return each(processes, deed, ASKED);
    }

    private static Plan each(List<Namespec> processes, Deed deed, String why) {
        return Plan.of(
                processes.stream().map(name -> new ToProcess(name, deed, why)).toList());
    }

    /** One thing is attempted on one process, in whatever state it is. */
    public static Plan one(Namespec process, Deed deed) {
        return Plan.of(List.of(new ToProcess(process, new Deed.InAnyState(deed), ASKED)));
    }

    /** One thing is done to one group. */
    public static Plan group(String group, GroupDeed deed) {
        return Plan.of(List.of(new Task.ToGroup(group, deed, ASKED)));
    }

    /**
     * The end of everything: groups strictly one after another, or those of the same priority together, the last first; the processes of a
     * group all at once, in descending priority, and of the same priority in reverse order (supervisor/supervisord.py runforever).
     *
     * @param byPriority all processes, by the priority of their groups, then in boot order
     */
    public static Plan end(List<Member> byPriority, boolean together) {
        Map<String, List<Member>> groups = new LinkedHashMap<>();
        byPriority.forEach(member -> groups.computeIfAbsent(member.name().group(), _ -> new ArrayList<>())
                .add(member));
        List<List<Member>> stages = new ArrayList<>();
        for (List<Member> group : List.copyOf(groups.values()).reversed()) {
            if (together && !stages.isEmpty() && priorityOf(stages.getLast()) == priorityOf(group)) {
                stages.getLast().addAll(lastFirst(group));
            } else {
                stages.add(new ArrayList<>(lastFirst(group)));
            }
        }
        return new Plan(stages.stream()
                .map(stage -> stage(stage, new Deed.Retire(), "the daemon ends"))
                .toList());
    }

    private static int priorityOf(List<Member> group) {
        return group.getFirst().groupPriority();
    }

    private static List<Member> lastFirst(List<Member> group) {
        return group.stream()
                .sorted(Comparator.comparingInt(Member::priority))
                .toList()
                .reversed();
    }

    /**
     * A stop in which lower priority stops last: those of one priority are signalled when those above it have ended, of
     * equal ones the last to be started first.
     *
     * @param processes in the order of starts
     */
    public static Plan stopInOrder(List<Member> processes) {
        List<List<Member>> stages = new ArrayList<>();
        for (Member member :
                processes.reversed().stream().sorted(BY_PRIORITIES.reversed()).toList()) {
            if (stages.isEmpty() || BY_PRIORITIES.compare(stages.getLast().getFirst(), member) != 0) {
                stages.add(new ArrayList<>());
            }
            stages.getLast().add(member);
        }
        return new Plan(stages.stream()
                .map(stage -> stage(stage, new Deed.StopInTurn(), ASKED))
                .toList());
    }

    private static Stage stage(List<Member> members, Deed deed, String why) {
        return Stage.of(members.stream()
                .map(member -> new ToProcess(member.name(), deed, why))
                .toList());
    }

    /** One process is stopped, if there is something to stop, and started in a later turn. */
    public static Plan restart(Namespec process, boolean wait) {
        return new Plan(List.of(
                new Stage(List.of(new ToProcess(process, new Deed.StopToStartAgain(), ASKED)), false, false),
                new Stage(List.of(new ToProcess(process, new Deed.StartAgain(wait), ASKED)), true, true)));
    }

    /**
     * All are stopped before the first is started; what cannot be stopped is started nevertheless, which says why it cannot be.
     *
     * @param processes in the order of starts
     * @param inOrder whether they are stopped as by {@link #stopInOrder}
     */
    public static Plan restart(List<Member> processes, boolean wait, boolean inOrder) {
        if (processes.isEmpty()) {
            return new Plan(List.of());
        }
        List<Namespec> names = processes.stream().map(Member::name).toList();
        List<Stage> stages = new ArrayList<>();
        if (inOrder) {
            stages.addAll(stopInOrder(processes).stages());
        }
        stages.addAll(each(names, new Deed.StopToStartAgain()).stages());
        Stage starts = each(names, new Deed.StartAgain(wait)).stages().getFirst();
        stages.add(new Stage(starts.tasks(), true, true));
        return new Plan(stages);
    }
}

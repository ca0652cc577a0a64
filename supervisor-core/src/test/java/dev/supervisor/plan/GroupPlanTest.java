package dev.supervisor.plan;

import static dev.supervisor.plan.FleetOfFacts.FATAL;
import static dev.supervisor.plan.FleetOfFacts.RUNNING;
import static dev.supervisor.plan.FleetOfFacts.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.change.GroupChange;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.plan.ProcessPlan.Action;
import dev.supervisor.plan.Task.ToGroup;
import dev.supervisor.plan.Task.ToProcess;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.Vocabulary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The plan for a group in an update")
class GroupPlanTest {
    private static final ProcessSpec A = ProgramBuilder.program("a").spec();
    private static final ProcessSpec B = ProgramBuilder.program("b").spec();
    private static final ProcessSpec OTHER_A =
            ProgramBuilder.program("a").command("/bin/other").spec();

    /** A dialect whose word for the command sounds like one for a log. */
    private static final Vocabulary UNITS = new Vocabulary() {
        @Override
        public List<String> components() {
            return List.of("command", "stdout.logfile");
        }

        @Override
        public String word(Class<? extends Record> spec, String component) {
            return component.equals("command") ? "stdout_of" : "StandardOutput";
        }

        @Override
        public String text(Object value) {
            return value.toString();
        }
    };

    private final FleetOfFacts fleet = new FleetOfFacts();

    private static GroupSpec group(List<ProcessSpec> processes) {
        return SimulatedDaemon.group("g", 1, processes.toArray(ProcessSpec[]::new));
    }

    private GroupPlan plan(List<ProcessSpec> runs, List<ProcessSpec> wanted) {
        List<GroupSpec> read = List.of(group(wanted));
        GroupChange change = GroupChange.between(List.of(group(runs)), read).getFirst();
        return GroupPlan.of(change, read, fleet);
    }

    private Action minimal(GroupPlan plan, String process) {
        return plan.processes().stream()
                .filter(one -> one.name().process().equals(process))
                .findFirst()
                .orElseThrow()
                .minimal();
    }

    private static List<String> steps(Plan plan) {
        return plan.stages().stream()
                .flatMap(stage -> stage.tasks().stream())
                .map(task -> switch (task) {
                    case ToProcess(var name, var deed, var _) -> deed.getClass().getSimpleName() + " " + name.process();
                    case ToGroup(var _, var deed, var _) -> deed.getClass().getSimpleName();
                })
                .toList();
    }

    @Test
    void starts_a_fatal_process_that_has_changed_and_none_that_has_not() {
        fleet.with("g", "a", FATAL).with("g", "b", FATAL);
        GroupPlan plan = plan(List.of(A, B), List.of(OTHER_A, B));

        assertThat(minimal(plan, "a")).isEqualTo(Action.START);
        assertThat(minimal(plan, "b")).isEqualTo(Action.NONE);
        assertThat(steps(plan.minimal(List.of(), false))).containsExactly("Prepare", "Change", "Start a");
    }

    @Test
    void restarts_only_processes_that_run_and_whose_child_has_to_be_replaced() {
        fleet.with("g", "a", RUNNING).with("g", "b", RUNNING);
        GroupPlan plan = plan(List.of(A, B), List.of(OTHER_A, B));

        assertThat(steps(plan.minimal(List.of(), false))).containsExactly("Prepare", "Stop a", "Change", "Start a");
        fleet.with("g", "a", STOPPED);
        assertThat(steps(plan(List.of(A, B), List.of(OTHER_A, B)).minimal(List.of(), false)))
                .containsExactly("Prepare", "Change");
    }

    @Test
    void stops_what_is_gone_and_leaves_the_start_of_what_is_new_to_its_autostart() {
        fleet.with("g", "a", RUNNING);

        assertThat(steps(plan(List.of(A), List.of(B)).minimal(List.of(), false)))
                .containsExactly("Prepare", "Stop a", "Change");
    }

    @Test
    void prepares_new_processes_and_those_with_other_logs_alone() {
        ProcessSpec elsewhere =
                ProgramBuilder.program("a").stdout(new LogTarget.File("/log/x")).spec();
        GroupPlan plan = plan(
                List.of(A, ProgramBuilder.program("c").spec()),
                List.of(
                        elsewhere,
                        B,
                        ProgramBuilder.program("c").command("/bin/d").spec()));

        ToGroup prepare = (ToGroup)
                plan.minimal(List.of(), false).stages().getFirst().tasks().getFirst();
        assertThat(((GroupDeed.Prepare) prepare.deed()).fresh().processes()).containsExactly(elsewhere, B);
    }

    @Test
    void knows_other_logs_in_whatever_dialect_they_are_written() {
        ProcessSpec a = ProgramBuilder.program("a").in(UNITS).spec();
        ProcessSpec b = ProgramBuilder.program("b").in(UNITS).spec();
        ProcessSpec aElsewhere = ProgramBuilder.program("a")
                .in(UNITS)
                .stdout(new LogTarget.File("/log/x"))
                .spec();
        ProcessSpec otherB =
                ProgramBuilder.program("b").in(UNITS).command("/bin/d").spec();
        Plan plan = plan(List.of(a, b), List.of(aElsewhere, otherB)).minimal(List.of(), false);

        ToGroup prepare = (ToGroup) plan.stages().getFirst().tasks().getFirst();
        assertThat(((GroupDeed.Prepare) prepare.deed()).fresh().processes()).containsExactly(aElsewhere);
    }

    @Test
    void stops_removes_and_adds_the_whole_group_unless_it_is_minimal() {
        fleet.with("g", "a", RUNNING);
        Member member = new Member(new Namespec("g", "a"), 1, 999);

        assertThat(steps(plan(List.of(A), List.of(OTHER_A)).whole(List.of(member), false)))
                .containsExactly("Stop a", "Remove", "Add");
    }

    @Test
    void adds_what_is_new_and_removes_what_is_gone() {
        GroupSpec group = group(List.of(A));
        GroupChange added = GroupChange.between(List.of(), List.of(group)).getFirst();
        GroupChange removed = GroupChange.between(List.of(group), List.of()).getFirst();

        assertThat(steps(GroupPlan.of(added, List.of(group), fleet).minimal(List.of(), false)))
                .containsExactly("Add");
        GroupPlan gone = GroupPlan.of(removed, List.of(), fleet);
        assertThat(steps(gone.minimal(List.of(), false))).containsExactly("Remove");
        assertThat(gone.wanted()).isEqualTo(Optional.empty());
    }
}

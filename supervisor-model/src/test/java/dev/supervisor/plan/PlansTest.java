package dev.supervisor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.plan.Task.ToProcess;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A plan")
class PlansTest {
    /** By priority of groups, then in boot order. */
    private static final List<Member> MEMBERS = List.of(
            member("db", 1, "db", 1),
            member("app", 50, "worker", 50),
            member("app", 50, "web", 10),
            member("app", 50, "cron", 50),
            member("side", 50, "side", 50));

    private static Member member(String group, int groupPriority, String name, int priority) {
        return new Member(new Namespec(group, name), groupPriority, priority);
    }

    /** The names of the processes of each stage. */
    private static List<List<String>> stages(Plan plan) {
        return plan.stages().stream()
                .map(stage -> stage.tasks().stream()
                        .map(task -> ((ToProcess) task).process().process())
                        .toList())
                .toList();
    }

    @Test
    void to_boot_has_one_stage_in_the_order_of_additions() {
        Plan boot = Plans.boot(MEMBERS.stream().map(Member::name).toList());

        assertThat(stages(boot)).containsExactly(List.of("db", "worker", "web", "cron", "side"));
    }

    @Test
    void to_end_takes_one_group_after_the_other_the_last_first_and_the_highest_priority_number_first_in_it() {
        assertThat(stages(Plans.end(MEMBERS, false)))
                .containsExactly(List.of("side"), List.of("cron", "worker", "web"), List.of("db"));
    }

    @Test
    void to_end_takes_groups_of_one_priority_together_with_parallel_shutdown() {
        assertThat(stages(Plans.end(MEMBERS, true)))
                .containsExactly(List.of("side", "cron", "worker", "web"), List.of("db"));
    }

    @Test
    void to_stop_in_order_goes_by_the_priorities_of_groups_and_processes() {
        assertThat(stages(Plans.stopInOrder(MEMBERS)))
                .containsExactly(List.of("side", "cron", "worker"), List.of("web"), List.of("db"));
    }

    @Test
    void to_restart_several_stops_all_before_it_starts_the_first_in_a_later_turn() {
        Plan restart = Plans.restart(MEMBERS, false, false);

        List<String> inOrder = List.of("db", "worker", "web", "cron", "side");
        assertThat(stages(restart)).containsExactly(inOrder, inOrder);
        assertThat(restart.stages().getFirst().inLaterTurn()).isFalse();
        assertThat(restart.stages().getLast().inLaterTurn()).isTrue();
    }

    @Test
    void to_restart_several_in_order_stops_them_in_order() {
        assertThat(stages(Plans.restart(MEMBERS, false, true)).subList(0, 3))
                .isEqualTo(stages(Plans.stopInOrder(MEMBERS)));
    }

    @Test
    void for_nothing_has_no_stage() {
        assertThat(Plans.boot(List.of()).stages()).isEmpty();
        assertThat(Plans.end(List.of(), true).stages()).isEmpty();
        assertThat(Plans.restart(List.of(), true, true).stages()).isEmpty();
    }
}

package dev.supervisor.plan;

import static dev.supervisor.plan.FleetOfFacts.BACKOFF;
import static dev.supervisor.plan.FleetOfFacts.FATAL;
import static dev.supervisor.plan.FleetOfFacts.RUNNING;
import static dev.supervisor.plan.FleetOfFacts.STOPPED;
import static dev.supervisor.plan.FleetOfFacts.STOPPING;
import static dev.supervisor.plan.FleetOfFacts.UNKNOWN;
import static dev.supervisor.plan.FleetOfFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.plan.Task.ToGroup;
import dev.supervisor.plan.Task.ToProcess;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("What a plan does next")
class NextTest {
    private static final Namespec A = new Namespec("g", "a");
    private static final Namespec B = new Namespec("g", "b");

    private final FleetOfFacts fleet =
            new FleetOfFacts().with("g", "a", RUNNING).with("g", "b", STOPPED);

    private static List<Namespec> names(List<Task> tasks) {
        return tasks.stream().map(task -> ((ToProcess) task).process()).toList();
    }

    private Next.Take take(Plan plan, PlanProgress progress) {
        return (Next.Take) Next.of(plan, progress, fleet);
    }

    @Test
    void leaves_processes_out_to_which_it_is_not_to_be_done() {
        assertThat(names(take(Plans.each(List.of(A, B), new Deed.Start(true)), PlanProgress.NONE)
                        .tasks()))
                .containsExactly(B);
        assertThat(names(take(Plans.each(List.of(A, B), new Deed.Stop(true)), PlanProgress.NONE)
                        .tasks()))
                .containsExactly(A);
    }

    @Test
    void waits_until_all_of_a_stage_have_come_to_their_ends() {
        Plan plan = Plans.each(List.of(A), new Deed.Stop(true));
        PlanProgress begun = take(plan, PlanProgress.NONE).progress();

        assertThat(Next.of(plan, begun, fleet)).isInstanceOf(Next.Wait.class);
        assertThat(Next.of(plan, begun.ended(false), fleet)).isEqualTo(new Next.Over(List.of()));
    }

    @Test
    void starts_in_a_later_turn_than_the_stop_before_it() {
        Plan plan = Plans.restart(A, true);
        PlanProgress stopped = take(plan, PlanProgress.NONE).progress().ended(false);

        Next.Wait wait = (Next.Wait) Next.of(plan, stopped, fleet);
        assertThat(wait.forTurn()).isTrue();
        Next.Take start = (Next.Take) Next.inLaterTurn(plan, wait.progress(), fleet);
        assertThat(((ToProcess) start.tasks().getFirst()).deed()).isEqualTo(new Deed.StartAgain(true));
    }

    @Test
    void is_nothing_once_a_stage_has_failed_that_must_not() {
        Plan plan = Plans.restart(A, true);
        PlanProgress failed = take(plan, PlanProgress.NONE).progress().ended(true);

        assertThat(Next.of(plan, failed, fleet)).isEqualTo(new Next.Over(List.of()));
    }

    @Test
    void is_the_next_stage_where_the_one_before_may_fail() {
        Plan plan = Plans.restart(List.of(new Member(A, 1, 1)), true, false);
        PlanProgress failed = take(plan, PlanProgress.NONE).progress().ended(true);

        Next.Wait wait = (Next.Wait) Next.of(plan, failed, fleet);
        assertThat(Next.inLaterTurn(plan, wait.progress(), fleet)).isInstanceOf(Next.Take.class);
    }

    @Nested
    class AfterAPreparation {
        private final ToGroup prepared = new ToGroup("g", new GroupDeed.Prepare(null), "");
        private final Stage stop = new Stage(List.of(new ToProcess(A, new Deed.Stop(true), "")), false, false);
        private final Plan plan = new Plan(List.of(
                new Stage(List.of(prepared), false, false),
                stop,
                new Stage(List.of(new ToGroup("g", new GroupDeed.Change(null), "")), false, false),
                stop));

        /** Goes through the stages, of which this one fails. */
        private Next failingIn(int stage) {
            PlanProgress progress = PlanProgress.NONE;
            Next next = Next.of(plan, progress, fleet);
            for (int i = 0; i <= stage; i++) {
                progress = ((Next.Take) next).progress().ended(i == stage);
                next = Next.of(plan, progress, fleet);
            }
            return next;
        }

        @Test
        void is_to_undo_it_if_what_comes_before_its_use_or_the_use_itself_fails() {
            assertThat(failingIn(1)).isEqualTo(new Next.Over(List.of(prepared)));
            assertThat(failingIn(2)).isEqualTo(new Next.Over(List.of(prepared)));
        }

        @Test
        void is_to_undo_nothing_if_the_preparation_itself_or_what_comes_after_its_use_fails() {
            assertThat(failingIn(0)).isEqualTo(new Next.Over(List.of()));
            assertThat(failingIn(3)).isEqualTo(new Next.Over(List.of()));
        }
    }

    @Nested
    class AtTheEndOfAll {
        private final Plan plan =
                Plans.end(List.of(new Member(B, 1, 1), new Member(new Namespec("h", "a"), 2, 1)), false);
        private final Namespec last = new Namespec("h", "a");

        private Next next(PlanProgress progress) {
            return Next.inLaterTurn(plan, progress, fleet);
        }

        @Test
        void is_the_group_before_as_soon_as_the_last_one_is_down() {
            fleet.with("h", "a", RUNNING).with("g", "b", RUNNING);
            PlanProgress begun = ((Next.Take) next(PlanProgress.NONE)).progress();
            assertThat(Next.of(plan, begun, fleet)).isInstanceOf(Next.Wait.class);
            fleet.with("h", "a", STOPPING);
            assertThat(Next.of(plan, begun, fleet)).isInstanceOf(Next.Wait.class);

            fleet.with("h", "a", STOPPED);
            assertThat(names(((Next.Take) Next.of(plan, begun, fleet)).tasks())).containsExactly(B);
        }

        @Test
        void is_to_retire_again_what_is_wanted_again_in_a_later_turn_but_not_in_the_same() {
            fleet.with("h", "a", BACKOFF);
            PlanProgress begun = ((Next.Take) next(PlanProgress.NONE)).progress();

            assertThat(Next.of(plan, begun, fleet)).isInstanceOf(Next.Wait.class);
            assertThat(names(((Next.Take) next(begun)).tasks())).containsExactly(last);
        }

        @Test
        void is_one_more_try_for_a_child_in_unknown_and_no_second() {
            fleet.with("h", "a", UNKNOWN).with("g", "b", FATAL);
            Next.Take first = (Next.Take) next(PlanProgress.NONE);
            assertThat(names(first.tasks())).containsExactly(last);
            assertThat(Next.isDueAtOnce(plan, PlanProgress.NONE, fleet)).isTrue();

            PlanProgress tried = first.progress().retired(last, facts(UNKNOWN), facts(UNKNOWN));
            assertThat(tried.isWaitedFor(last, facts(UNKNOWN))).isFalse();
            assertThat(tried.isWaitedFor(last, facts(STOPPING))).isTrue();
        }

        @Test
        void comes_at_once_when_the_stage_is_down_and_not_while_it_is_not() {
            fleet.with("h", "a", STOPPING);
            assertThat(Next.isDueAtOnce(plan, PlanProgress.NONE, fleet)).isFalse();

            fleet.with("h", "a", STOPPED);
            assertThat(Next.isDueAtOnce(plan, PlanProgress.NONE, fleet)).isTrue();
        }
    }
}

package dev.supervisor.plan;

import static dev.supervisor.plan.FleetOfFacts.RUNNING;
import static dev.supervisor.plan.FleetOfFacts.STOPPED;
import static dev.supervisor.plan.FleetOfFacts.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.Namespec;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How far a plan has come")
class PlanStandingTest {
    private static final Namespec A = new Namespec("g", "a");
    private static final Namespec B = new Namespec("g", "b");

    private final FleetOfFacts fleet =
            new FleetOfFacts().with("g", "a", RUNNING).with("g", "b", RUNNING);

    @Test
    void counts_what_was_not_needed_as_done_and_nothing_of_a_stage_that_waits_for_a_turn() {
        fleet.with("g", "b", STOPPED);
        Plan plan = Plans.restart(List.of(new Member(A, 1, 1), new Member(B, 1, 1)), true, false);
        assertThat(PlanStanding.of(plan, PlanProgress.NONE, List.of(), fleet))
                .isEqualTo(new PlanStanding(0, List.of(), 4));

        Next.Take stops = (Next.Take) Next.of(plan, PlanProgress.NONE, fleet);
        assertThat(PlanStanding.of(plan, stops.progress(), stops.tasks(), fleet))
                .isEqualTo(new PlanStanding(1, stops.tasks(), 4));

        Next.Wait turn = (Next.Wait) Next.of(plan, stops.progress().ended(false), fleet);
        assertThat(PlanStanding.of(plan, turn.progress(), List.of(), fleet))
                .isEqualTo(new PlanStanding(2, List.of(), 4));
    }

    @Test
    void goes_by_the_processes_at_the_end_of_all() {
        Plan plan = Plans.end(List.of(new Member(A, 1, 1), new Member(B, 1, 1)), false);
        Next.Take end = (Next.Take) Next.of(plan, PlanProgress.NONE, fleet);
        fleet.with("g", "a", STOPPING).with("g", "b", STOPPED);

        PlanStanding standing = PlanStanding.of(plan, end.progress(), List.of(), fleet);
        assertThat(standing.done()).isOne();
        assertThat(standing.open()).containsExactly(new Task.ToProcess(A, new Deed.Retire(), "the daemon ends"));

        fleet.with("g", "a", STOPPED);
        assertThat(PlanStanding.of(plan, end.progress().nextStage(), List.of(), fleet))
                .isEqualTo(new PlanStanding(2, List.of(), 2));
    }
}

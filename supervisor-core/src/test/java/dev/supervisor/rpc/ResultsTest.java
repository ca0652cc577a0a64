package dev.supervisor.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.operation.Ended;
import dev.supervisor.operation.Operation.Settled;
import dev.supervisor.plan.Deed;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.Plans;
import dev.supervisor.time.Now;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The results of one call")
class ResultsTest {
    private static final Plan PLAN =
            Plans.each(List.of(name("a"), name("b"), name("c"), name("d")), new Deed.Stop(true));

    private static Namespec name(String process) {
        return new Namespec("g", process);
    }

    private static Settled settled(int place, long millis, boolean atOnce) {
        Now at = new Now(millis * 1_000_000, Instant.EPOCH.plusMillis(millis));
        return new Settled(PLAN.stages().getFirst().tasks().get(place), new Ended(at, Optional.empty()), atOnce);
    }

    private static List<String> names(Settled... settled) {
        return Results.of(PLAN, List.of(settled)).stream()
                .map(ProcessResult::name)
                .toList();
    }

    @Test
    void are_in_the_order_of_the_processes_where_they_come_within_50_ms() {
        assertThat(names(settled(2, 0, false), settled(1, 20, false), settled(0, 50, false)))
                .containsExactly("a", "b", "c");
        assertThat(names(settled(2, 0, false), settled(1, 20, false), settled(0, 51, false)))
                .containsExactly("b", "c", "a");
    }

    @Test
    void count_the_50_ms_from_the_first_of_those_that_come_together() {
        assertThat(names(settled(3, 0, false), settled(2, 40, false), settled(1, 80, false)))
                .containsExactly("c", "d", "b");
    }

    @Test
    void begin_with_those_that_are_known_at_once() {
        assertThat(names(settled(3, 0, true), settled(1, 1, false), settled(0, 1, false)))
                .containsExactly("d", "a", "b");
    }

    @Test
    void of_an_ordered_stop_are_in_the_order_asked_for_and_good_for_those_that_ended_by_themselves() {
        assertThat(Results.inOrderOf(List.of(name("b"), name("a")), List.of(settled(0, 0, false))))
                .containsExactly(ProcessResult.done("b", "g"), ProcessResult.done("a", "g"));
    }
}

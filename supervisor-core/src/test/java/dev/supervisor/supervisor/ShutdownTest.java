package dev.supervisor.supervisor;

import static dev.supervisor.kit.ProgramBuilder.group;
import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.kit.World;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.RestartSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The shutdown")
class ShutdownTest {
    private static final RestartSpec EXIT_ON_FATAL =
            new RestartSpec(Duration.ZERO, false, Optional.empty(), Duration.ZERO, true);
    private static final ChildScript FOREVER = ChildScript.runsForever();

    private final World world = new World();

    @Test
    void stops_groups_one_after_another_the_highest_priority_number_first() {
        world.with("/bin/x", FOREVER.exitsOn(Signal.TERM, Duration.ofMillis(900), 0))
                .with(
                        x("first").priority(1).alone(),
                        x("tie1").alone(),
                        x("tie2").alone())
                .begun();
        world.pass(Duration.ofSeconds(2));
        world.log.clear();

        world.supervisor.shutDown();
        world.pass(Duration.ofMillis(2699));

        assertEquals(ProcessStateCode.STOPPING, world.state("first"));
        world.pass(Duration.ofMillis(1));
        assertEquals(
                List.of(
                        "INFO waiting for first, tie1, tie2 to die",
                        "INFO stopped: tie2 (exit status 0)",
                        "INFO stopped: tie1 (exit status 0)",
                        "INFO stopped: first (exit status 0)"),
                world.said());
        assertEquals(List.of(SupervisorStateCode.SHUTDOWN), world.ends);
    }

    @Test
    void stops_groups_of_the_same_priority_together_if_that_is_wanted_and_others_still_one_after_another() {
        World together = new World(World.facts(true, false));
        together.with("/bin/x", FOREVER.exitsOn(Signal.TERM, Duration.ofMillis(900), 0))
                .with(
                        x("first").priority(1).alone(),
                        x("tie1").alone(),
                        x("tie2").alone())
                .begun();
        together.pass(Duration.ofSeconds(2));
        together.log.clear();

        together.supervisor.shutDown();
        together.pass(Duration.ofMillis(899));
        assertEquals(ProcessStateCode.STOPPING, together.state("tie1"));
        assertEquals(ProcessStateCode.STOPPING, together.state("tie2"));
        assertEquals(ProcessStateCode.RUNNING, together.state("first"));
        together.pass(Duration.ofMillis(901));

        assertEquals(
                List.of(
                        "INFO waiting for first, tie1, tie2 to die",
                        "INFO stopped: tie1 (exit status 0)",
                        "INFO stopped: tie2 (exit status 0)",
                        "INFO stopped: first (exit status 0)"),
                together.said());
        assertEquals(List.of(SupervisorStateCode.SHUTDOWN), together.ends);
    }

    @Test
    void stops_the_processes_of_a_group_all_at_once_in_descending_priority_and_ties_backwards() {
        world.with("/bin/x", FOREVER.ignores(Signal.TERM))
                .with(group("g", 1, x("a").priority(2), x("b").priority(1), x("c").priority(2)))
                .begun();
        world.pass(Duration.ofSeconds(2));
        world.events.clear();

        world.supervisor.shutDown();
        world.settle();

        assertEquals(
                List.of("SUPERVISOR_STATE_CHANGE_STOPPING", "c", "a", "b"),
                world.events.stream()
                        .map(event -> event.payload().isEmpty()
                                ? world.eventNames().getFirst()
                                : event.payload().replaceAll("processname:(\\S+) .*", "$1"))
                        .toList());
    }

    /** The daemon's exit code when a program with exit_on_fatal comes to such an end too quickly. */
    private int codeAfter(ChildScript script) {
        world.with("/bin/x", script)
                .with("/bin/other", FOREVER.exitsOn(Signal.TERM, Duration.ofMillis(10), 0))
                .with(
                        program("other").alone(),
                        x("a").startretries(1).restart(EXIT_ON_FATAL).alone())
                .begun();
        world.pass(Duration.ofSeconds(5));
        assertEquals(List.of(SupervisorStateCode.SHUTDOWN), world.ends);
        assertEquals(ProcessStateCode.STOPPED, world.state("other"));
        return world.exitCodes.getFirst();
    }

    @Test
    void follows_on_the_end_of_what_must_not_fail_with_its_exit_code() {
        assertEquals(3, codeAfter(ChildScript.exits(3, Duration.ofMillis(5))));
        assertThat(world.said())
                .contains(
                        "CRIT a entered FATAL state, exiting with 3 (exit_on_fatal)", "INFO waiting for other to die");
    }

    @Test
    void exits_with_1_if_what_must_not_fail_said_that_it_had_not() {
        assertEquals(1, codeAfter(ChildScript.exits(0, Duration.ofMillis(5))));
    }

    @Test
    void exits_with_127_if_what_must_not_fail_cannot_be_run() {
        world.with(x("a").startretries(0).restart(EXIT_ON_FATAL).alone()).begun();
        world.pass(Duration.ofSeconds(5));

        assertEquals(List.of(127), world.exitCodes);
    }

    @Test
    void does_not_follow_if_something_else_is_given_up_or_if_it_was_asked_for_already() {
        world.with("/bin/x", ChildScript.exits(3, Duration.ofMillis(5)))
                .with(
                        x("a").startretries(0).alone(),
                        x("b").startretries(5).restart(EXIT_ON_FATAL).alone())
                .begun();
        world.pass(Duration.ofSeconds(2));
        assertEquals(List.of(), world.ends);

        world.supervisor.shutDown();
        world.pass(Duration.ofSeconds(2));
        assertEquals(List.of(0), world.exitCodes);
    }

    @Test
    void says_whom_it_waits_for_at_once_and_then_every_three_seconds() {
        world.with("/bin/x", FOREVER.ignores(Signal.TERM)).with(x("a").alone()).begun();
        world.pass(Duration.ofSeconds(2));
        world.log.clear();

        world.supervisor.shutDown();
        world.pass(Duration.ofMillis(9_999));

        assertEquals(
                List.of(
                        "INFO waiting for a to die",
                        "INFO waiting for a to die",
                        "INFO waiting for a to die",
                        "INFO waiting for a to die"),
                world.said());
    }

    @Test
    void kills_what_does_not_stop_in_time_and_leaves_no_child() {
        world.with("/bin/x", FOREVER.ignores(Signal.TERM))
                .with(x("a").stopwaitsecs(3).alone())
                .begun();

        world.supervisor.shutDown();
        world.pass(Duration.ofMillis(2_999));
        assertEquals(List.of(), world.ends);
        world.pass(Duration.ofMillis(1));

        assertEquals(List.of(SupervisorStateCode.SHUTDOWN), world.ends);
        assertEquals(List.of(), world.kernel.processes().stream().toList());
    }

    @Test
    void ends_at_once_if_nothing_runs_and_says_nothing() {
        world.with(x("a").manual().alone()).begun();

        world.supervisor.shutDown();
        world.settle();

        assertEquals(List.of(SupervisorStateCode.SHUTDOWN), world.ends);
        assertEquals(List.of(), world.said());
    }

    @Test
    void gives_up_in_silence_what_waits_for_its_next_try() {
        world.with(x("a").alone()).begun();
        world.log.clear();
        assertEquals(ProcessStateCode.BACKOFF, world.state("a"));

        world.supervisor.shutDown();
        world.settle();

        assertEquals(ProcessStateCode.FATAL, world.state("a"));
        assertEquals(List.of(), world.said());
        assertEquals(1, world.ends.size());
    }

    @Test
    void says_at_first_whom_else_it_has_not_asked_yet_even_if_they_wait_for_their_next_try() {
        world.with("/bin/run", FOREVER.exitsOn(Signal.TERM, Duration.ofMillis(10), 0))
                .with(
                        program("runs").command("/bin/run").alone(),
                        x("tries").alone(),
                        program("tries_too").command("/bin/nothing").alone())
                .begun();
        world.log.clear();

        world.supervisor.shutDown();
        world.pass(Duration.ofMillis(10));

        assertEquals(
                List.of("INFO waiting for runs, tries to die", "INFO stopped: runs (exit status 0)"), world.said());
        assertEquals(1, world.ends.size());
    }

    @Test
    void starts_nothing_any_more() {
        world.with("/bin/x", FOREVER.ignores(Signal.TERM))
                .with("/bin/quick", ChildScript.exits(1, Duration.ofSeconds(3)))
                .with(program("quick").priority(1).alone(), x("slow").alone())
                .begun();
        world.pass(Duration.ofSeconds(2));

        world.supervisor.shutDown();
        world.pass(Duration.ofSeconds(5));
        world.process("quick").start(world.now());
        world.settle();

        assertEquals(ProcessStateCode.EXITED, world.state("quick"));
        assertEquals(1, world.kernel.living().size());
    }

    @Test
    void reaches_what_is_just_being_spawned() {
        world.with("/bin/x", FOREVER).with(x("a").manual().alone()).begun();
        world.process("a").start(world.now());

        world.supervisor.shutDown();
        world.settle();

        assertEquals(ProcessStateCode.STOPPED, world.state("a"));
        assertEquals(1, world.ends.size());
    }

    @Test
    void does_not_wait_for_ever_for_a_child_that_the_system_does_not_let_us_signal() {
        world.with("/bin/x", FOREVER.refusesSignals()).with(x("a").alone()).begun();

        world.supervisor.shutDown();
        world.settle();

        assertEquals(ProcessStateCode.UNKNOWN, world.state("a"));
        assertEquals(1, world.ends.size());
    }

    @Test
    void is_a_restart_when_that_was_asked_for() {
        world.begun();

        world.supervisor.restart(_ -> {});
        world.settle();

        assertEquals(List.of(SupervisorStateCode.RESTARTING), world.ends);
    }

    @Test
    void overrides_a_restart_that_is_going_on_and_not_the_other_way_round() {
        world.with("/bin/x", FOREVER.ignores(Signal.TERM)).with(x("a").alone()).begun();

        world.supervisor.restart(_ -> {});
        world.settle();
        world.supervisor.shutDown();
        world.supervisor.restart(_ -> {});
        world.pass(Duration.ofSeconds(11));

        assertEquals(List.of(SupervisorStateCode.SHUTDOWN), world.ends);
        assertThat(world.eventNames()).containsOnlyOnce("SUPERVISOR_STATE_CHANGE_STOPPING");
    }

    @Test
    void leaves_no_deadline_behind() {
        world.with("/bin/x", FOREVER).with(x("a").alone()).begun();

        world.supervisor.shutDown();
        world.settle();

        assertThat(world.settle()).isEmpty();
    }

    private static ProgramBuilder x(String name) {
        return program(name).command("/bin/x");
    }
}

package dev.supervisor.operation;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.kit.World;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.plan.Deed;
import dev.supervisor.plan.Failure;
import dev.supervisor.plan.Failure.Kind;
import dev.supervisor.process.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is done to a process")
class ProcessDeedsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Deed START = new Deed.Start(true);
    private static final Deed STOP = new Deed.Stop(true);

    private final World world =
            new World().with(program("cat").manual().alone()).begun();

    private CompletableFuture<Ended> begin(Deed deed) {
        CompletableFuture<Ended> end = ProcessDeeds.begin(world.process("cat"), deed, world.now());
        world.settle();
        return end;
    }

    private void running(ChildScript script) {
        world.with("/bin/cat", script);
        begin(START);
        world.pass(SECOND);
        assertThat(world.state("cat")).isEqualTo(ProcessStateCode.RUNNING);
    }

    private static ChildScript slow() {
        return ChildScript.runsForever().exitsOn(Signal.TERM, SECOND, 0);
    }

    private static Optional<Kind> failure(CompletableFuture<Ended> end) {
        assertThat(end).isDone();
        return end.join().failure().map(Failure::kind);
    }

    @Test
    void is_no_start_without_a_command_or_with_one_that_cannot_be_run() {
        assertThat(failure(begin(START))).hasValue(Kind.NO_COMMAND);

        world.kernel.files().putFile("/bin/cat", 0644, new byte[0]);
        assertThat(failure(begin(START))).hasValue(Kind.NOT_EXECUTABLE);
    }

    @Test
    void is_started_when_it_is_up_or_without_waiting_when_there_is_a_child() {
        world.with("/bin/cat", ChildScript.runsForever());
        CompletableFuture<Ended> waiting = begin(START);
        world.pass(SECOND.minusMillis(1));
        assertThat(waiting).isNotDone();
        world.pass(Duration.ofMillis(1));
        assertThat(failure(waiting)).isEmpty();
        assertThat(waiting.join().at()).isEqualTo(world.now());
        assertThat(failure(begin(START))).hasValue(Kind.ALREADY_STARTED);

        begin(STOP);
        assertThat(failure(begin(new Deed.Start(false)))).isEmpty();
        assertThat(world.state("cat")).isEqualTo(ProcessStateCode.STARTING);
    }

    @Test
    void is_no_start_if_it_ends_before_startsecs_but_is_one_at_startsecs() {
        world.with("/bin/cat", ChildScript.exits(1, SECOND.minusMillis(1)));
        CompletableFuture<Ended> tooSoon = begin(START);
        world.pass(SECOND);
        assertThat(failure(tooSoon)).hasValue(Kind.SPAWN_ERROR);
        begin(STOP);

        world.with("/bin/cat", ChildScript.exits(1, SECOND));
        CompletableFuture<Ended> inTime = begin(START);
        world.pass(SECOND);
        assertThat(failure(inTime)).isEmpty();
    }

    @Test
    void is_started_again_by_whoever_was_first() {
        world.with("/bin/cat", ChildScript.runsForever());
        begin(new Deed.Start(false));
        CompletableFuture<Ended> again = begin(new Deed.StartAgain(true));
        assertThat(again).isNotDone();
        world.pass(SECOND);

        assertThat(failure(again)).isEmpty();
        assertThat(world.kernel.processes()).hasSize(1);
    }

    @Test
    void is_stopped_when_it_has_ended_or_without_waiting_when_it_is_signalled() {
        assertThat(failure(begin(STOP))).hasValue(Kind.NOT_RUNNING);
        running(slow());

        CompletableFuture<Ended> waiting = begin(STOP);
        assertThat(waiting).isNotDone();
        assertThat(failure(begin(STOP))).hasValue(Kind.NOT_RUNNING);
        world.pass(SECOND);
        assertThat(failure(waiting)).isEmpty();

        begin(START);
        world.pass(SECOND);
        assertThat(failure(begin(new Deed.Stop(false)))).isEmpty();
        assertThat(world.state("cat")).isEqualTo(ProcessStateCode.STOPPING);
    }

    @Test
    void waits_among_others_for_a_stop_that_somebody_else_has_begun() {
        running(slow());
        begin(new Deed.Stop(false));

        CompletableFuture<Ended> inTurn = begin(new Deed.StopInTurn());
        CompletableFuture<Ended> toStartAgain = begin(new Deed.StopToStartAgain());
        assertThat(inTurn).isNotDone();
        assertThat(toStartAgain).isNotDone();
        world.pass(SECOND);

        assertThat(failure(inTurn)).isEmpty();
        assertThat(failure(toStartAgain)).isEmpty();
        assertThat(failure(begin(new Deed.StopInTurn()))).isEmpty();
    }

    @Test
    void is_no_stop_if_the_system_refuses_the_signal_and_none_in_unknown() {
        running(ChildScript.runsForever().refusesSignals());

        assertThat(failure(begin(STOP))).hasValue(Kind.REFUSED);
        assertThat(world.state("cat")).isEqualTo(ProcessStateCode.UNKNOWN);
        assertThat(failure(begin(START))).hasValue(Kind.UNKNOWN_STATE);
    }

    @Test
    void is_signalled_if_there_is_a_child() {
        assertThat(failure(begin(new Deed.Send(Signal.HUP)))).hasValue(Kind.NOT_RUNNING);
        running(ChildScript.runsForever().ignores(Signal.HUP));

        assertThat(failure(begin(new Deed.Send(Signal.HUP)))).isEmpty();
        assertThat(world.kernel.living().getFirst().received()).containsExactly(Signal.HUP);
    }

    @Test
    void is_the_same_for_the_one_that_a_client_has_named() {
        assertThat(new Deed.InAnyState(STOP).isDue(world.process("cat").facts()))
                .isTrue();
        assertThat(STOP.isDue(world.process("cat").facts())).isFalse();
        assertThat(failure(begin(new Deed.InAnyState(STOP)))).hasValue(Kind.NOT_RUNNING);
    }

    @Test
    void is_no_writing_to_what_has_no_child_or_is_to_end_or_reads_no_more() {
        assertThat(failure(written())).hasValue(Kind.NOT_RUNNING);
        running(slow());
        assertThat(failure(written())).isEmpty();
        begin(new Deed.Stop(false));
        assertThat(failure(written())).hasValue(Kind.NOT_RUNNING);
        world.pass(SECOND);

        running(ChildScript.runsForever().closesInput(Duration.ZERO));
        assertThat(failure(written())).hasValue(Kind.INPUT_CLOSED);
    }

    private CompletableFuture<Ended> written() {
        return ProcessDeeds.write(world.process("cat"), "meow\n".getBytes(StandardCharsets.UTF_8), world.now());
    }
}

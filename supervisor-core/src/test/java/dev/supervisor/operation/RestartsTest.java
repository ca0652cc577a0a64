package dev.supervisor.operation;

import static dev.supervisor.kit.ProgramBuilder.group;
import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.kit.World;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.plan.Failure;
import dev.supervisor.plan.Failure.Kind;
import dev.supervisor.process.Signal;
import dev.supervisor.supervisor.Subprocess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Restarts")
class RestartsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final World world = new World();
    private final Restarts restarts = new Restarts(world.operations, world.supervisor);

    /** {@code g:a} and {@code g:b} take a second to start and one to stop. */
    private void running(ChildScript script) {
        world.with("/bin/x", script).with(group("g", 1, x("a"), x("b"))).begun();
        world.pass(SECOND);
    }

    private static ProgramBuilder x(String name) {
        return program(name).command("/bin/x");
    }

    private static ChildScript slow() {
        return ChildScript.runsForever().exitsOn(Signal.TERM, SECOND, 0);
    }

    private Subprocess process(String name) {
        return world.process("g", name);
    }

    private long startsOf(String name) {
        return process(name).picture().past().tally().starts();
    }

    private CompletableFuture<Ended> restart(String name) {
        CompletableFuture<Ended> end = restarts.of(process(name), true, Asker.JSON_API, world.now());
        world.settle();
        return end;
    }

    private static Optional<Kind> failure(CompletableFuture<Ended> end) {
        return end.join().failure().map(Failure::kind);
    }

    @Test
    void of_the_same_process_share_the_start_that_follows_its_stop() {
        running(slow());
        CompletableFuture<Ended> first = restart("a");
        world.pass(SECOND.dividedBy(2));
        CompletableFuture<Ended> second = restart("a");
        world.pass(SECOND);
        assertThat(List.of(first, second)).noneMatch(CompletableFuture::isDone);

        world.pass(SECOND);

        assertThat(failure(first)).isEmpty();
        assertThat(failure(second)).isEmpty();
        assertThat(startsOf("a")).isEqualTo(2);
    }

    @Test
    void that_are_cut_short_by_a_later_one_end_with_it() {
        running(slow());
        CompletableFuture<Ended> first = restart("a");
        world.pass(SECOND.plus(SECOND.dividedBy(2)));
        assertThat(process("a").state().code()).isEqualTo(ProcessStateCode.STARTING);
        CompletableFuture<Ended> second = restart("a");
        world.pass(SECOND);
        assertThat(first).isNotDone();

        world.pass(SECOND);

        assertThat(failure(first)).isEmpty();
        assertThat(first.join()).isEqualTo(second.join());
        assertThat(startsOf("a")).isEqualTo(3);
    }

    @Test
    void that_are_cut_short_by_a_stop_have_failed() {
        running(slow());
        CompletableFuture<Ended> restart = restart("a");
        world.pass(SECOND.plus(SECOND.dividedBy(2)));
        process("a").stop(world.now());

        world.pass(SECOND);

        assertThat(failure(restart)).hasValue(Kind.ENDED_EARLY);
    }

    @Test
    void end_with_a_stop_that_the_system_refuses() {
        running(ChildScript.runsForever().refusesSignals());

        CompletableFuture<Ended> one = restart("a");

        assertThat(failure(one)).hasValue(Kind.REFUSED);
        assertThat(startsOf("a")).isOne();
        assertThat(world.operations.running()).isEmpty();
    }

    @Test
    void of_several_go_on_after_a_stop_that_the_system_refuses_and_say_why_there_is_no_start() {
        running(ChildScript.runsForever().refusesSignals());
        world.with("/bin/x", slow());
        world.kernel.end(
                world.kernel.process(process("b").state().pid().orElseThrow()).orElseThrow(), Signal.KILL);
        world.pass(SECOND.plus(SECOND));

        var ends = restarts.ofAll(List.of(process("a"), process("b")), true, Asker.JSON_API, world.now());
        world.pass(SECOND.plus(SECOND));

        assertThat(ends.join().sequencedKeySet())
                .containsExactly(process("a").name(), process("b").name());
        assertThat(ends.join().sequencedValues().stream()
                        .map(end -> end.failure().map(Failure::kind)))
                .containsExactly(Optional.of(Kind.UNKNOWN_STATE), Optional.empty());
    }

    @Test
    void of_what_is_removed_before_its_start_say_that_it_is_not_there() {
        world.with(group("g", 1, x("a").manual())).begun();
        CompletableFuture<Ended> end = restarts.of(process("a"), true, Asker.JSON_API, world.now());
        assertThat(end).isNotDone();

        world.supervisor.removeGroup(world.supervisor.group("g").orElseThrow());
        world.settle();

        assertThat(failure(end)).hasValue(Kind.NO_SUCH_PROCESS);
    }

    @Test
    void of_a_process_that_is_down_start_it_in_a_later_turn() {
        world.with("/bin/x", slow()).with(group("g", 1, x("a").manual())).begun();
        CompletableFuture<Ended> end = restarts.of(process("a"), false, Asker.JSON_API, world.now());
        assertThat(process("a").state().code()).isEqualTo(ProcessStateCode.STOPPED);

        world.settle();

        assertThat(failure(end)).isEmpty();
        assertThat(process("a").state().code()).isEqualTo(ProcessStateCode.STARTING);
    }
}

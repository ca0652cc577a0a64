package dev.supervisor.supervisor;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.kit.World;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who waits for a process")
class WaitersTest {
    private static final Predicate<Subprocess> IS_UP =
            process -> process.state().code() == ProcessStateCode.RUNNING;

    private final World world = new World();
    private final List<String> answers = new ArrayList<>();

    @Test
    void is_answered_once_when_it_has_come_true() {
        cat();
        world.process("cat").when(IS_UP, _ -> answers.add("up"));

        world.pass(Duration.ofMillis(999));
        assertEquals(List.of(), answers);
        world.pass(Duration.ofSeconds(5));

        assertEquals(List.of("up"), answers);
    }

    @Test
    void is_answered_in_the_same_turn_if_it_is_true_already() {
        cat();

        world.loop.post(_ -> world.process("cat").when(_ -> true, _ -> answers.add("at once")));
        world.turn();

        assertEquals(List.of("at once"), answers);
    }

    @Test
    void is_answered_with_the_others_in_the_order_of_asking() {
        cat();
        world.process("cat").when(IS_UP, _ -> answers.add("first"));
        world.process("cat").when(_ -> false, _ -> answers.add("never"));
        world.process("cat").when(IS_UP, _ -> answers.add("second"));

        world.pass(Duration.ofSeconds(1));

        assertEquals(List.of("first", "second"), answers);
    }

    @Test
    void may_ask_again_in_its_answer() {
        cat();
        world.process("cat").when(IS_UP, _ -> world.process("cat").when(IS_UP, _ -> answers.add("again")));

        world.pass(Duration.ofSeconds(1));

        assertEquals(List.of("again"), answers);
    }

    @Test
    void is_looked_at_only_when_that_process_has_changed() {
        world.with("/bin/cat", ChildScript.runsForever());
        int[] looks = new int[1];
        IntStream.range(0, 200)
                .forEach(i -> world.with(program("cat" + i).command("/bin/cat").alone()));
        world.begun();
        IntStream.range(0, 200)
                .mapToObj(i -> world.process("cat" + i))
                .forEach(process -> process.when(
                        it -> {
                            looks[0]++;
                            return IS_UP.test(it);
                        },
                        _ -> answers.add("up")));

        world.pass(Duration.ofSeconds(2));

        assertEquals(200, answers.size());
        assertEquals(400, looks[0], "once when asked and once when it came true, each");
    }

    @Test
    void for_its_stop_is_told_of_at_once_and_every_two_seconds_until_it_has_stopped() {
        world.with("/bin/cat", ChildScript.runsForever().ignores(Signal.TERM))
                .with(program("cat").stopwaitsecs(5).alone())
                .begun();
        world.process("cat").stop(world.now());
        world.log.clear();

        world.process("cat").whenStopped(_ -> answers.add("stopped"));
        world.pass(Duration.ofMillis(4_999));
        assertEquals(
                List.of("INFO waiting for cat to stop", "INFO waiting for cat to stop", "INFO waiting for cat to stop"),
                world.said());
        assertEquals(List.of(), answers);
        world.pass(Duration.ofMillis(1));

        assertEquals(List.of("stopped"), answers);
        assertThat(world.settle()).isEmpty();
    }

    @Test
    void for_its_stop_is_told_of_behind_what_else_is_stopped_with_it() {
        world.with("/bin/cat", ChildScript.runsForever().ignores(Signal.TERM))
                .with(program("cat").alone(), program("dog").command("/bin/cat").alone())
                .begun();
        world.log.clear();

        for (String name : List.of("cat", "dog")) {
            world.process(name).stop(world.now());
            world.process(name).whenStopped(_ -> answers.add(name));
        }
        world.turn();

        assertThat(world.log.stream().map(line -> line.replaceAll("pid \\d+", "pid N")))
                .containsExactly(
                        "DEBG killing cat (pid N) with signal SIGTERM",
                        "DEBG killing dog (pid N) with signal SIGTERM",
                        "INFO waiting for cat to stop",
                        "INFO waiting for dog to stop");
    }

    @Test
    void for_its_stop_is_answered_at_once_if_nothing_runs() {
        world.with(program("cat").manual().alone()).begun();

        world.process("cat").whenStopped(_ -> answers.add("stopped"));
        world.turn();

        assertEquals(List.of("stopped"), answers);
        assertEquals(List.of(), world.said());
    }

    private void cat() {
        world.with("/bin/cat", ChildScript.runsForever())
                .with(program("cat").alone())
                .begun();
    }
}

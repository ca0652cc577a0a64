package dev.supervisor.supervisor;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.kit.World;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.LogTarget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The order of the steps is the shortest way from a cause to what follows from it. Each test counts the turns of one way: there are more of
 * them if two steps change places that it goes through.
 */
@DisplayName("The turns of the loop")
class TurnTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final World world = new World();
    private final List<String> heard = new ArrayList<>();

    @Test
    void are_two_from_a_new_group_to_its_child_one_of_them_for_the_log() {
        running();
        world.loop.post(_ -> world.with(program("other").command("/bin/cat").alone()));

        assertThat(turnsUntil(() -> world.kernel.living().size() == 3)).isEqualTo(2);
    }

    @Test
    void are_two_from_the_end_of_a_child_to_the_next_one_of_them_for_what_it_wrote() {
        running();
        kill("dog");

        assertThat(turnsUntil(() -> world.kernel.living().size() == 2)).isEqualTo(2);
    }

    @Test
    void are_two_from_the_time_of_the_next_try_to_the_child_one_of_them_for_the_log() {
        world.with("/bin/cat", ChildScript.exits(1, Duration.ZERO))
                .with(program("cat").command("/bin/cat").alone())
                .begun();
        assertThat(world.state("cat")).isEqualTo(ProcessStateCode.BACKOFF);
        world.kernel.advance(SECOND);

        assertThat(turnsUntil(() -> world.said().contains("INFO spawned: 'cat' with pid 1001")))
                .isEqualTo(2);
    }

    @Test
    void is_one_from_a_signal_to_the_end_of_a_daemon_without_children() {
        world.begun();
        world.kernel.signalDaemon(Signal.TERM);

        assertThat(turnsUntil(() -> !world.ends.isEmpty())).isOne();
    }

    @Test
    void are_two_from_the_end_of_the_last_of_a_group_to_the_stop_of_the_next_one_of_them_for_what_it_wrote() {
        running();
        world.supervisor.shutDown();
        world.settle();
        assertThat(world.state("cat")).isEqualTo(ProcessStateCode.STOPPING);
        world.kernel.advance(SECOND);

        assertThat(turnsUntil(() -> world.state("dog") == ProcessStateCode.STOPPING))
                .isEqualTo(2);
    }

    @Test
    void is_one_from_a_change_of_state_by_time_to_the_listener_that_hears_of_it() {
        world.with("/bin/ear", listener())
                .with("/bin/cat", ChildScript.runsForever())
                .with(program("ear").startsecs(0).listeningTo(10, "PROCESS_STATE_RUNNING", "TICK_5"))
                .with(program("cat").command("/bin/cat").startsecs(2).alone())
                .begun();
        world.pass(SECOND);
        heard.clear();
        world.kernel.advance(SECOND);

        assertThat(turnsUntil(() -> !heard.isEmpty())).isOne();
    }

    @Test
    void is_one_from_the_end_that_was_waited_for_to_the_client_that_waits() {
        running();
        List<String> answers = new ArrayList<>();
        world.process("cat").when(cat -> cat.state().code() == ProcessStateCode.RUNNING, _ -> answers.add("is up"));
        world.settle();
        assertThat(answers).isEmpty();
        world.kernel.advance(SECOND);

        assertThat(turnsUntil(() -> !answers.isEmpty())).isOne();
    }

    /** The pipes ask for no turn: what they did not close in this one could stay open for long. */
    @Test
    void are_two_from_the_end_of_a_child_to_the_end_of_its_log_if_no_other_can_be_made() throws Exception {
        world.begun();
        int before = world.kernel.openDescriptors().size();
        world.with("/bin/cat", ChildScript.runsForever())
                .with(program("dog")
                        .command("/bin/cat")
                        .stdout(new LogTarget.File("/var/log/dog.log"))
                        .alone());
        world.pass(SECOND.plus(SECOND));
        world.kernel.files().unlink("/bin/cat");
        kill("dog");

        assertThat(turnsUntil(() -> world.kernel.openDescriptors().size() == before))
                .isEqualTo(2);
        assertThat(world.state("dog")).isEqualTo(ProcessStateCode.BACKOFF);
    }

    private void running() {
        world.with("/bin/cat", ChildScript.runsForever().exitsOn(Signal.TERM, SECOND, 0))
                .with(program("dog").command("/bin/cat").alone())
                .with(program("cat").command("/bin/cat").startsecs(2).alone())
                .begun();
        world.pass(SECOND);
    }

    private void kill(String name) {
        world.kernel.end(
                world.process(name).state().pid().flatMap(world.kernel::process).orElseThrow(), Signal.KILL);
    }

    private ChildScript listener() {
        return ChildScript.runsForever().writes(Duration.ZERO, "READY\n").answers(message -> {
            heard.add(new String(message, StandardCharsets.UTF_8));
            return "RESULT 2\nOKREADY\n".getBytes(StandardCharsets.UTF_8);
        });
    }

    private int turnsUntil(BooleanSupplier done) {
        int turns = 0;
        while (!done.getAsBoolean()) {
            assertThat(world.turnOfEach()).as("it waits").isTrue();
            turns++;
        }
        return turns;
    }
}

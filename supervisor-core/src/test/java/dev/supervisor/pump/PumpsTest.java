package dev.supervisor.pump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.LoopReports;
import dev.supervisor.os.Child;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.outlet.Patience;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import dev.supervisor.pump.PumpProxy.Drained;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of two pumps")
class PumpsTest {
    private static final Namespec NAME = PumpBench.NAME;
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final int OWN_OF_A_CHILD = 2; // its standard input and its watch
    private static final Optional<Duration> NO_NAP = Optional.of(Duration.ZERO);
    private static final StreamPlan FOR_LISTENERS = new StreamPlan(Optional.empty(), false, true, 0, false);
    private static final StreamPlan ERRORS = StreamPlan.inFile(new LogFilePlan("/var/log/err", 0, 0));
    private static final OutputPlan DIVIDED = new OutputPlan(FOR_LISTENERS, Optional.of(ERRORS));

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final RememberedLog log = new RememberedLog(Level.INFO);
    private final EventLoop own = loop();
    private final EventLoop loop = loop();
    private final EventBus bus = new EventBus();
    private final Pumps pumps =
            new Pumps(own, loop, kernel.files(), kernel.descriptors(), new Narrator(log).output(), bus, 64);
    private final List<String> told = new ArrayList<>();
    private EventRoom room = EventRoom.UNBOUNDED;
    private int programs;

    PumpsTest() {
        kernel.files().putDirectory("/var/log");
        loop.doInEachTurn(List.of(pumps.rests(), pumps.promptEvents()));
        bus.subscribeTypes(
                List.of(ProcessLogEvent.class),
                event -> told.add(event.payload().lines().skip(1).findFirst().orElseThrow()),
                () -> room);
    }

    private EventLoop loop() {
        return new EventLoop(kernel.clock(), kernel.descriptors().poller(), new LoopReports() {
            @Override
            public void slowTurn(String doing, Duration took) {
                throw new AssertionError("time passed within a turn: " + doing);
            }

            @Override
            public void mishap(String doing, Throwable bug) {
                throw new AssertionError("mishap in " + doing, bug);
            }
        });
    }

    private void turnBoth() {
        for (int i = 0; i < 10; i++) {
            loop.turn(NO_NAP);
            own.turn(NO_NAP);
        }
    }

    private Child start(OutputPlan plan, ChildScript script) {
        List<Optional<?>> answers = new ArrayList<>();
        pumps.open(NAME, plan, answers::add);
        turnBoth();
        assertEquals(List.of(Optional.empty()), answers);
        return attach(plan, script);
    }

    private Child attach(OutputPlan plan, ChildScript script) {
        Child child = PumpBench.spawn(kernel, "/bin/p" + programs++, plan, script);
        pumps.attach(NAME, child.pid(), Optional.of(child.stdout()), child.stderr());
        kernel.advance(MILLI);
        return child;
    }

    private static ChildScript says(String out, String err) {
        return ChildScript.runsForever().writes(MILLI, out).writesError(MILLI, err);
    }

    private String errors() {
        return kernel.files().content("/var/log/err");
    }

    private List<Drained> drain(Child child, Optional<OutputPlan> next) {
        List<Drained> answers = new ArrayList<>();
        pumps.drain(NAME, child.pid(), next, answers::add);
        return answers;
    }

    @Test
    void one_reads_on_the_loop_what_goes_to_listeners_alone_and_the_other_one_the_rest() throws Exception {
        start(DIVIDED, says("for you\n", "a problem\n"));

        loop.turn(NO_NAP);
        loop.turn(NO_NAP);

        assertEquals(List.of("for you"), told, "the other thread has not turned");
        assertEquals("", errors());
        own.turn(NO_NAP);
        own.turn(NO_NAP);
        assertEquals("a problem\n", errors());
    }

    @Test
    void one_reads_on_the_loop_when_a_listener_is_ready_and_then_all_that_was_written_meanwhile() throws Exception {
        room = new EventRoom(8, 8, false);
        start(DIVIDED, ChildScript.runsForever().writes(MILLI, "one, ").writes(MILLI.multipliedBy(5), "two"));
        turnBoth();
        kernel.advance(MILLI.multipliedBy(5));
        turnBoth();
        assertEquals(List.of(), told, "nobody is ready");

        room = new EventRoom(8, 8, true);
        loop.turn(NO_NAP);

        assertEquals(List.of("one, two"), told);
    }

    @Test
    void one_reads_on_the_loop_anyway_once_the_pipe_may_be_full_soon() throws Exception {
        room = new EventRoom(0, 8, false);
        start(DIVIDED, says("dropped or not", ""));
        turnBoth();
        kernel.advance(Patience.LONGEST.minus(MILLI));
        turnBoth();
        assertEquals(List.of(), told);

        kernel.advance(MILLI);
        turnBoth();

        assertEquals(List.of("dropped or not"), told);
    }

    @Test
    void none_has_anything_to_do_with_the_streams_of_the_other() throws Exception {
        start(new OutputPlan(ERRORS, Optional.of(FOR_LISTENERS)), says("kept", "for you"));
        turnBoth();

        assertEquals("kept", errors());
        assertEquals(List.of("for you"), told);
        assertEquals(new OutputFigures.Stream(4, 0), pumps.figures(NAME).stdout());
        assertEquals(new OutputFigures.Stream(7, 0), pumps.figures(NAME).stderr());
    }

    @Test
    void both_give_one_answer_when_a_child_has_ended_and_all_of_it_is_read() throws Exception {
        Child child = start(DIVIDED, says("last words\n", "last problem\n"));

        List<Drained> answers = drain(child, Optional.of(DIVIDED));
        loop.turn(NO_NAP);
        loop.turn(NO_NAP);
        assertEquals(List.of(), answers, "one has not answered");
        turnBoth();

        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().words().lines()).containsExactly("last words", "last problem");
        assertThat(answers.getFirst().logsAreOpen()).isTrue();
        assertEquals(List.of("last words"), told);
    }

    @Test
    void both_take_the_pipes_of_the_next_child_for_which_the_logs_stayed_open() throws Exception {
        Child child = start(DIVIDED, says("a", "b"));
        drain(child, Optional.of(DIVIDED));
        turnBoth();

        attach(DIVIDED, says("c", "d"));
        turnBoth();

        assertEquals(List.of("a", "c"), told);
        assertEquals("bd", errors());
    }

    @Test
    void none_stays_open_for_a_child_whose_streams_go_elsewhere() throws Exception {
        OutputPlan inFiles = new OutputPlan(ERRORS, Optional.empty());
        Child child = start(DIVIDED, says("a", "b"));
        List<Drained> answers = drain(child, Optional.of(inFiles));
        turnBoth();
        assertThat(answers.getFirst().logsAreOpen()).isFalse();

        Child next = start(inFiles, ChildScript.runsForever().writes(MILLI, "c"));
        turnBoth();
        assertEquals(List.of("a"), told);
        assertEquals("bc", errors());

        answers = drain(next, Optional.of(DIVIDED));
        turnBoth();
        assertThat(answers.getFirst().logsAreOpen()).isFalse();
    }

    @Test
    void both_are_opened_again_if_one_of_them_did_not_stay_open() throws Exception {
        Child child = start(DIVIDED, says("a", "b"));
        kernel.files().unlink("/var/log/err");

        List<Drained> answers = drain(child, Optional.of(DIVIDED));
        turnBoth();
        assertThat(answers.getFirst().logsAreOpen()).isFalse();
        start(DIVIDED, says("c", "d"));
        turnBoth();

        assertEquals(List.of("a", "c"), told);
        assertEquals("d", errors());
    }

    @Test
    void both_forget_a_process_that_is_gone() throws Exception {
        int before = kernel.openDescriptors().size() + OWN_OF_A_CHILD;
        Child child = start(
                DIVIDED,
                ChildScript.exits(0, MILLI.multipliedBy(2)).writes(MILLI, "a").writesError(MILLI, "b"));
        kernel.advance(MILLI.multipliedBy(2));
        turnBoth();
        drain(child, Optional.empty());
        turnBoth();
        pumps.retire(NAME);
        turnBoth();

        assertEquals(OutputFigures.NONE, pumps.figures(NAME));
        assertEquals(before, kernel.openDescriptors().size());
    }

    @Test
    void both_read_what_is_left_when_they_end() throws Exception {
        int before = kernel.openDescriptors().size() + OWN_OF_A_CHILD;
        start(DIVIDED, says("a", "b").writes(MILLI.multipliedBy(2), "c").writesError(MILLI.multipliedBy(2), "d"));
        turnBoth();
        kernel.advance(MILLI);

        pumps.finish(kernel.clock().now());
        own.turn(NO_NAP);

        assertEquals(List.of("a", "c"), told);
        assertEquals("bd", errors());
        assertEquals(before, kernel.openDescriptors().size());
    }
}

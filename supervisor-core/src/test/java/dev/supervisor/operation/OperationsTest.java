package dev.supervisor.operation;

import static dev.supervisor.kit.ProgramBuilder.group;
import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.config.ConfigOrigins;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.kit.World;
import dev.supervisor.operation.Operation.Settled;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.plan.Deed;
import dev.supervisor.plan.Failure;
import dev.supervisor.plan.Failure.Kind;
import dev.supervisor.plan.GroupDeed;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.PlanStanding;
import dev.supervisor.plan.Plans;
import dev.supervisor.plan.Stage;
import dev.supervisor.plan.Task;
import dev.supervisor.plan.Task.ToGroup;
import dev.supervisor.plan.Task.ToProcess;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.LogTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Operations")
class OperationsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Namespec A = new Namespec("g", "a");
    private static final Namespec B = new Namespec("h", "b");
    private static final ToGroup BUG = new ToGroup("g", new GroupDeed.Change(null), "a mistake of ours");

    private final World world = new World()
            .with("/bin/x", ChildScript.runsForever().exitsOn(Signal.TERM, SECOND, 0))
            .with(group("g", 1, x("a")), group("h", 2, x("b")));

    private static ProgramBuilder x(String name) {
        return program(name).command("/bin/x");
    }

    private static ToProcess stop(Namespec process) {
        return new ToProcess(process, new Deed.Stop(true), "");
    }

    private static Stage stage(Task... tasks) {
        return new Stage(List.of(tasks), false, false);
    }

    private Operation begin(Plan plan) {
        Operation operation = world.operations.begin(Asker.XML_RPC, plan, world.now());
        world.settle();
        return operation;
    }

    private PlanStanding standing(Operation operation) {
        return world.operations.standing(operation);
    }

    private static List<Kind> failures(Operation operation) {
        return operation.end().join().stream()
                .flatMap(settled -> settled.ended().failure().stream())
                .map(Failure::kind)
                .toList();
    }

    @Test
    void are_listed_with_what_they_wait_for_until_they_have_come_to_their_end() {
        world.begun();
        Operation stop = begin(new Plan(List.of(stage(stop(A)), stage(stop(B)))));

        assertThat(world.operations.running()).containsExactly(stop);
        assertThat(stop.asker()).isEqualTo(Asker.XML_RPC);
        assertThat(standing(stop)).isEqualTo(new PlanStanding(0, List.of(stop(A)), 2));
        world.pass(SECOND);
        assertThat(standing(stop)).isEqualTo(new PlanStanding(1, List.of(stop(B)), 2));
        assertThat(stop.end()).isNotDone();

        world.pass(SECOND);
        assertThat(world.operations.running()).isEmpty();
        assertThat(stop.end().join()).extracting(Settled::task).containsExactly(stop(A), stop(B));
        assertThat(standing(stop)).isEqualTo(new PlanStanding(2, List.of(), 2));
    }

    @Test
    void start_what_has_autostart_and_nobody_waits_for_that() {
        world.begin();

        assertThat(world.operations.running()).isEmpty();
        assertThat(world.process("g", "a").state().code()).isEqualTo(ProcessStateCode.STARTING);
    }

    @Test
    void end_all_group_by_group_and_say_which_one_they_wait_for() {
        world.begun();
        world.supervisor.shutDown();
        world.settle();

        Operation end = world.operations.running().iterator().next();
        assertThat(end.asker()).isEqualTo(Asker.SHUTDOWN);
        assertThat(standing(end))
                .isEqualTo(new PlanStanding(0, List.of(new ToProcess(B, new Deed.Retire(), "the daemon ends")), 2));
        world.pass(SECOND);
        assertThat(standing(end).done()).isOne();
        assertThat(world.ends).isEmpty();

        world.pass(SECOND);
        assertThat(world.operations.running()).isEmpty();
        assertThat(world.ends).containsExactly(SupervisorStateCode.SHUTDOWN);
    }

    @Test
    void go_on_without_a_process_that_is_removed_before_its_turn() throws Exception {
        world.begun();
        begin(Plans.each(List.of(A), new Deed.Stop(true)));
        world.pass(SECOND);
        Operation other = begin(new Plan(
                List.of(stage(stop(B)), stage(new ToProcess(A, new Deed.StartAgain(true), "")), stage(stop(B)))));
        world.supervisor.removeGroup(world.supervisor.group("g").orElseThrow());

        world.pass(SECOND);

        assertThat(other.end().join()).extracting(Settled::task).containsExactly(stop(B));
        assertThat(failures(other)).isEmpty();
    }

    @Test
    void fail_if_a_process_is_removed_by_a_task_that_begins_with_its_own() {
        world.begun();
        begin(Plans.each(List.of(A), new Deed.Stop(true)));
        world.pass(SECOND);

        Operation both = begin(new Plan(List.of(
                stage(new ToGroup("g", new GroupDeed.Remove(), ""), new ToProcess(A, new Deed.StartAgain(true), "")))));

        assertThat(failures(both)).containsExactly(Kind.NO_SUCH_PROCESS);
    }

    @Test
    void undo_what_was_prepared_for_a_stage_that_is_not_reached() throws Exception {
        world.begun();
        ToGroup prepare = new ToGroup("i", new GroupDeed.Prepare(group("i", 3, logging())), "");
        ToProcess start = new ToProcess(A, new Deed.InAnyState(new Deed.Start(true)), "");
        ToGroup change = new ToGroup("i", new GroupDeed.Change(group("i", 3, logging())), "");
        Operation failing = world.operations.begin(
                Asker.JSON_API,
                new Plan(
                        List.of(stage(prepare), new Stage(List.of(stop(B)), false, true), stage(start), stage(change))),
                world.now());
        world.settle();
        assertThat(world.kernel.files().list("/childlogs")).hasSize(1);

        world.pass(SECOND);

        assertThat(failures(failing)).containsExactly(Kind.ALREADY_STARTED);
        assertThat(failing.obstacle().map(Settled::task)).isEqualTo(Optional.of(start));
        assertThat(world.kernel.files().list("/childlogs")).isEmpty();
    }

    private static ProgramBuilder logging() {
        return program("c").stdout(new LogTarget.Auto());
    }

    @Test
    void undo_what_was_prepared_before_a_mistake_of_ours() throws Exception {
        world.begun();
        ToGroup prepare = new ToGroup("i", new GroupDeed.Prepare(group("i", 3, logging())), "");
        Operation broken = world.operations.begin(
                Asker.JSON_API, new Plan(List.of(stage(prepare), stage(stop(B)), stage(BUG))), world.now());
        world.settle();
        assertThat(world.kernel.files().list("/childlogs")).hasSize(1);

        world.pass(SECOND);

        assertThat(broken.end()).isCompletedExceptionally();
        assertThat(world.kernel.files().list("/childlogs")).isEmpty();
    }

    @Test
    void come_to_their_end_even_if_nothing_can_be_undone() {
        world.begun();
        AtomicBoolean refuses = new AtomicBoolean();
        Operations operations = new Operations(world.supervisor, configuration(refuses), world.loop);
        ToGroup prepare = new ToGroup("i", new GroupDeed.Prepare(group("i", 3, logging())), "");
        ToProcess start = new ToProcess(A, new Deed.InAnyState(new Deed.Start(true)), "");
        List<Operation> both = List.of(
                operations.begin(
                        Asker.JSON_API,
                        new Plan(List.of(stage(prepare), stage(stop(B)), stage(start), stage(BUG))),
                        world.now()),
                operations.begin(
                        Asker.JSON_API, new Plan(List.of(stage(prepare), stage(stop(B)), stage(BUG))), world.now()));
        world.settle();
        refuses.set(true);

        world.pass(SECOND);

        assertThat(both.getFirst().end().exceptionNow()).isInstanceOf(RejectedExecutionException.class);
        assertThat(both.getLast().end().exceptionNow()).isInstanceOf(NullPointerException.class);
        assertThat(operations.running()).isEmpty();
    }

    private LatestConfiguration configuration(AtomicBoolean refuses) {
        Executor worker = work -> {
            if (refuses.get()) {
                throw new RejectedExecutionException("it ends");
            }
            work.run();
        };
        return new LatestConfiguration(List.of(), List::of, ConfigOrigins::none, worker, world.loop, world.narrator);
    }

    @Test
    void tell_who_waits_for_them_of_a_mistake_of_ours_in_this_turn_or_a_later_one() {
        world.begun();

        for (Plan plan : List.of(new Plan(List.of(stage(BUG))), new Plan(List.of(stage(stop(A)), stage(BUG))))) {
            Operation broken = begin(plan);
            world.pass(SECOND);

            assertThat(broken.end()).isCompletedExceptionally();
            assertThat(broken.end().exceptionNow()).isInstanceOf(NullPointerException.class);
            assertThat(world.operations.running()).isEmpty();
        }
        assertThat(failures(begin(Plans.each(List.of(A), new Deed.Start(false)))))
                .isEmpty();
    }

    @Test
    void leave_a_mistake_of_ours_in_what_nobody_waits_for_to_the_loop() {
        assertThatThrownBy(() -> world.operations.boot(new Plan(List.of(stage(BUG))), world.now()))
                .hasCauseInstanceOf(NullPointerException.class);
        assertThat(world.operations.running()).isEmpty();
    }
}

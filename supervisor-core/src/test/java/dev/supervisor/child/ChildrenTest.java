package dev.supervisor.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.event.EventBus;
import dev.supervisor.kit.StubbornPump;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.LoopReports;
import dev.supervisor.os.Child;
import dev.supervisor.os.Doors;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Files;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import dev.supervisor.pump.Pumps;
import dev.supervisor.time.Now;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An owner of children that is no process")
class ChildrenTest implements LoopReports {
    private static final Optional<Duration> NO_NAP = Optional.of(Duration.ZERO);
    private static final int TURNS_TO_SETTLE = 40;
    private static final int MOST_A_TURN = 10;

    /** Nobody listens here. */
    private static final StdoutReader NOBODY = new StdoutReader() {
        @Override
        public boolean reads(ChildOwner owner) {
            return false;
        }

        @Override
        public void begin(ChildOwner owner, Child child, ChildInput input) {
            throw new AssertionError(owner + " does not listen");
        }

        @Override
        public void readLastWords(ChildOwner owner) {}

        @Override
        public void end(ChildOwner owner) {}
    };

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final EventLoop loop =
            new EventLoop(kernel.clock(), kernel.descriptors().poller(), this);
    private final EventLoop pumpLoop =
            new EventLoop(kernel.clock(), kernel.descriptors().poller(), this);
    private final Pumps pumps = new Pumps(
            pumpLoop,
            loop,
            kernel.files(),
            kernel.descriptors(),
            new Narrator(new RememberedLog(Level.CRIT)).output(),
            new EventBus(),
            64);
    private final StubbornPump pump = new StubbornPump(pumps);
    private final DeadlineQueue deadlines = new DeadlineQueue();
    private int looks;
    private final Children children = new Children(
            new Doors(kernel.host(), kernel.descriptors(), countingLooks(), kernel.sockets()),
            loop,
            deadlines,
            pump,
            NOBODY,
            new Inheritance(List.of("PATH=/bin"), Optional.of("unix:///s"), 1024));
    private final Hook hook = new Hook("hook");

    ChildrenTest() {
        loop.doInEachTurn(List.of(children.reaper(), deadlines, children.spawns(), children.pipes()));
    }

    @Override
    public void slowTurn(String doing, Duration took) {
        throw new AssertionError("time passed within a turn: " + doing + " took " + took);
    }

    @Override
    public void mishap(String doing, Throwable bug) {
        throw new AssertionError("mishap in " + doing, bug);
    }

    private Files countingLooks() {
        return (Files) Proxy.newProxyInstance(
                Files.class.getClassLoader(), new Class<?>[] {Files.class}, (_, method, arguments) -> {
                    looks += method.getName().equals("stat") ? 1 : 0;
                    return method.invoke(kernel.files(), arguments);
                });
    }

    private void turn() {
        loop.turn(NO_NAP);
        pumpLoop.turn(NO_NAP);
    }

    private void settle() {
        for (int i = 0; i < TURNS_TO_SETTLE; i++) {
            turn();
        }
    }

    private void pass(Duration duration) {
        kernel.advance(duration);
        settle();
    }

    private void make(ChildScript script) {
        kernel.install("/bin/hook", script);
        children.make(hook);
        settle();
    }

    @Test
    void has_its_program_run_and_is_told_of_its_end_behind_the_last_words() {
        Set<Integer> before = Set.copyOf(kernel.openDescriptors());

        make(ChildScript.exits(3, Duration.ofSeconds(2)));
        assertThat(hook.told).containsExactly("spawned");
        assertThat(children.living()).containsExactly(hook.child.orElseThrow());

        pass(Duration.ofSeconds(2));
        Now now = kernel.clock().now();

        assertThat(hook.told).containsExactly("spawned", "suspended", "wrote", "resumed", "ended: ExitedWith[code=3]");
        assertThat(hook.diedAt).contains(now);
        assertThat(children.living()).isEmpty();
        assertThat(kernel.openDescriptors()).isEqualTo(before);
    }

    @Test
    void gives_its_child_what_it_says_and_the_daemon_what_all_have() {
        make(ChildScript.runsForever());

        SpawnRequest request =
                kernel.process(hook.child.orElseThrow()).orElseThrow().request();
        assertThat(request.argv()).containsExactly("/bin/hook");
        assertThat(request.environment())
                .containsExactly(
                        "PATH=/bin",
                        "SUPERVISOR_ENABLED=1",
                        "SUPERVISOR_SERVER_URL=unix:///s",
                        "SUPERVISOR_PROCESS_NAME=hook",
                        "SUPERVISOR_GROUP_NAME=hooks",
                        "OWN=1");
        assertThat(request.umask()).contains(022);
        assertThat(request.minfds()).isEqualTo(1024);
        assertThat(request.settings().words()).containsExactly("nice=5");
    }

    @Test
    void has_the_output_of_its_child_where_it_wants_it() {
        kernel.files().putDirectory("/log");
        hook.stdout = StreamPlan.inFile(new LogFilePlan("/log/hook", 0, 0));

        make(ChildScript.runsForever().writes(Duration.ofSeconds(1), "done\n"));
        pass(Duration.ofSeconds(1));

        assertThat(kernel.files().content("/log/hook")).isEqualTo("done\n");
    }

    @Test
    void writes_to_its_child_as_long_as_that_lives() {
        StringBuilder read = new StringBuilder();
        make(ChildScript.exits(0, Duration.ofSeconds(2)).answers(bytes -> {
            read.append(new String(bytes, StandardCharsets.UTF_8));
            return new byte[0];
        }));
        var child = hook.child.orElseThrow();

        assertThat(children.write("go\n".getBytes(StandardCharsets.UTF_8), child))
                .isEqualTo(InputWritten.TAKEN);
        pass(Duration.ofSeconds(1));
        assertThat(read).hasToString("go\n");

        pass(Duration.ofSeconds(1));
        assertThat(children.write(new byte[1], child)).isEqualTo(InputWritten.CLOSED);
    }

    @Test
    void is_told_why_its_program_cannot_be_run() {
        children.make(hook);
        settle();

        assertThat(hook.told).containsExactly("failed: can't find command '/bin/hook'");
        assertThat(hook.inputsTaken).isZero();
    }

    @Test
    void is_told_why_there_is_no_child_and_gets_back_what_that_was_to_read_from() {
        kernel.install("/bin/hook", new ChildScript.SpawnRefused(Errno.named("EAGAIN")));
        children.make(hook);
        settle();

        assertThat(hook.told).containsExactly("failed: Too many processes in process table to spawn 'hook'");
        assertThat(hook.inputsTaken).isEqualTo(1);
        assertThat(hook.inputsReleased).isEqualTo(1);
    }

    @Test
    void gets_nothing_back_that_it_could_not_give() {
        hook.noStdin = Optional.of(new SystemException(Errno.named("EADDRINUSE"), "no socket"));

        make(ChildScript.runsForever());

        assertThat(hook.told).containsExactly("failed: no socket: Address already in use");
        assertThat(hook.inputsReleased).isZero();
        assertThat(kernel.processes()).isEmpty();
    }

    @Test
    void gets_back_what_its_child_has_read_from_at_its_end_and_not_before() {
        make(ChildScript.exits(0, Duration.ofSeconds(2)));
        assertThat(hook.inputsReleased).isZero();

        pass(Duration.ofSeconds(2));
        assertThat(hook.inputsReleased).isEqualTo(1);
    }

    @Test
    void can_have_one_child_after_the_other() {
        make(ChildScript.exits(0, Duration.ofSeconds(1)));
        pass(Duration.ofSeconds(1));
        hook.told.clear();

        make(ChildScript.exits(1, Duration.ofSeconds(1)));
        pass(Duration.ofSeconds(1));

        assertThat(hook.told).startsWith("spawned").endsWith("ended: ExitedWith[code=1]");
        assertThat(hook.launches).isEqualTo(2);
    }

    @Test
    void is_asked_for_the_child_when_its_turn_comes() {
        kernel.install("/bin/other", ChildScript.runsForever());
        kernel.install("/bin/hook", ChildScript.runsForever());
        for (int i = 0; i < MOST_A_TURN; i++) {
            Hook first = new Hook("first" + i);
            first.command = "/bin/other";
            children.make(first);
        }
        children.make(hook);

        turn();
        assertThat(hook.launches).isZero();
        hook.command = "/bin/other";
        settle();

        assertThat(hook.launches).isEqualTo(1);
        assertThat(kernel.process(hook.child.orElseThrow())
                        .orElseThrow()
                        .request()
                        .executable())
                .isEqualTo("/bin/other");
    }

    @Test
    void has_its_command_looked_up_once_if_it_has_asked_in_the_same_turn() {
        kernel.install("/bin/hook", ChildScript.runsForever());

        children.lookUp(hook);
        children.make(hook);
        turn();

        assertThat(looks).isEqualTo(1);
    }

    @Test
    void has_its_command_looked_up_again_in_another_turn_and_for_another_command() {
        kernel.install("/bin/hook", ChildScript.runsForever());
        children.lookUp(hook);
        turn();
        children.make(hook);
        turn();
        assertThat(looks).isEqualTo(2);

        Hook other = new Hook("other");
        other.command = "/bin/hook";
        children.lookUp(other);
        other.command = "/bin/nothing";
        children.make(other);
        turn();
        assertThat(looks).isEqualTo(4);
        assertThat(other.told).containsExactly("failed: can't find command '/bin/nothing'");
    }

    @Test
    void keeps_its_logs_open_for_a_child_that_follows_at_once_and_not_for_a_later_one() {
        kernel.files().putDirectory("/log");
        hook.stdout = StreamPlan.inFile(new LogFilePlan("/log/hook", 0, 0));
        hook.next = Optional.of(hook.output());
        hook.whenEnded = () -> children.make(hook);
        make(ChildScript.exits(0, Duration.ofSeconds(1)));
        pass(Duration.ofSeconds(1));
        assertThat(hook.launches).isEqualTo(2);
        assertThat(pump.openings).isEqualTo(1);
        assertThat(pump.forgettings).as("another child has followed").isZero();

        hook.whenEnded = () -> {};
        pass(Duration.ofSeconds(1));
        assertThat(pump.forgettings).isEqualTo(1);
        children.make(hook);
        settle();
        assertThat(hook.launches).isEqualTo(3);
        assertThat(pump.openings).isEqualTo(2);
    }
}

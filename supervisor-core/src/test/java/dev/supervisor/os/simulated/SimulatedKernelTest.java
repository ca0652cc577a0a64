package dev.supervisor.os.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.supervisor.os.Child;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Host.Orphan;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.contract.Nursery;
import dev.supervisor.os.contract.Nursery.Life;
import dev.supervisor.os.contract.Request;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The simulation's promises to tests beyond the contracts of the doors. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SimulatedKernelTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final SimulatedHost host = kernel.host();

    @Test
    void a_child_ends_when_its_script_says_and_not_before() throws Exception {
        Child child = spawn(ChildScript.exits(3, SECOND));

        assertEquals(Optional.of(kernel.clock().now().plus(SECOND)), kernel.next());
        kernel.advance(SECOND.minusNanos(1));
        assertEquals(Optional.empty(), host.reap(child));
        kernel.advance(Duration.ofNanos(1));
        assertEquals(Optional.of(new ExitedWith(3)), host.reap(child));
        assertEquals(Optional.empty(), kernel.next());
        assertEquals(ManualClock.EPOCH.plus(SECOND), kernel.clock().now().wall());
    }

    @Test
    void a_child_may_take_its_time_to_end_after_a_signal() throws Exception {
        Child child = spawn(ChildScript.runsForever().exitsOn(Signal.TERM, SECOND, 4));

        host.signal(child.pid(), Signal.TERM, false);

        assertEquals(Optional.empty(), host.reap(child));
        kernel.advance(SECOND);
        assertEquals(Optional.of(new ExitedWith(4)), host.reap(child));
    }

    @Test
    void the_signals_that_a_child_was_sent_can_be_asked_for() throws Exception {
        Child child = spawn(ChildScript.runsForever().ignores(Signal.HUP));

        host.signal(child.pid(), Signal.HUP, false);
        host.signal(child.pid(), Signal.KILL, true);

        SimulatedProcess process = kernel.process(child.pid()).orElseThrow();
        assertEquals(List.of(Signal.HUP, Signal.KILL), process.received());
        assertEquals(Optional.of(new KilledBy(Signal.KILL, false)), process.status());
        assertThat(kernel.living()).isEmpty();
    }

    @Test
    void a_spawn_a_run_and_a_signal_can_be_made_to_fail() throws Exception {
        assertThatThrownBy(() -> spawn(new ChildScript.SpawnRefused(Errno.named("EAGAIN"))))
                .isInstanceOf(SpawnException.class)
                .hasMessage("Too many processes in process table to spawn 'worker'");
        assertEquals(
                "supervisor: couldn't exec program: EACCES\nsupervisor: child process was not spawned\n",
                live(new ChildScript.ExecRefused(Errno.named("EACCES"))).stderr());
        Child child = spawn(ChildScript.runsForever().refusesSignals());
        SystemException refused =
                assertThrows(SystemException.class, () -> host.signal(child.pid(), Signal.TERM, false));
        assertEquals("EPERM", refused.errorName());
    }

    @Test
    void an_ordinary_user_has_no_children_of_others() throws Exception {
        kernel.users().become(1000);

        Nursery nursery = new Nursery(host, kernel.descriptors(), kernel.clock());
        kernel.install("/bin/program", ChildScript.exits(0, SECOND));
        Life life = nursery.live(Request.of("/bin/program", "program").as(new Credentials(33, 33, List.of(33))));

        assertEquals(
                new Life(
                        new ExitedWith(127),
                        "",
                        "supervisor: couldn't setuid to 33: Can't drop privilege as nonroot user\n"
                                + "supervisor: child process was not spawned\n"),
                life);
    }

    @Test
    void the_daemon_hears_of_ended_children_and_of_what_others_send() throws Exception {
        assertEquals(List.of(), host.takeSignals());
        spawn(ChildScript.exits(0, SECOND));
        kernel.signalDaemon(Signal.TERM);
        kernel.advance(SECOND);

        assertEquals(List.of(Signal.TERM, Signal.CHLD), host.takeSignals());
        assertEquals(List.of(), host.takeSignals());
    }

    @Test
    void orphans_are_inherited_by_who_adopts_them() throws Exception {
        kernel.adoptOrphans(true);
        Child child =
                spawn(ChildScript.exits(0, SECOND).forks(Duration.ZERO, ChildScript.exits(7, SECOND.multipliedBy(2))));
        kernel.advance(SECOND);
        assertEquals(List.of(), host.reapOrphans(Set.of(child.pid())));

        kernel.advance(SECOND);

        Pid grandchild = new Pid(child.pid().number() + 1);
        assertEquals(List.of(new Orphan(grandchild, new ExitedWith(7))), host.reapOrphans(Set.of(child.pid())));
        assertEquals(Optional.of(new ExitedWith(0)), host.reap(child));
        assertThat(kernel.processes()).isEmpty();
    }

    @Test
    void orphans_are_somebody_elses_otherwise() throws Exception {
        Child child =
                spawn(ChildScript.exits(0, SECOND).forks(Duration.ZERO, ChildScript.exits(7, SECOND.multipliedBy(2))));

        kernel.advance(SECOND.multipliedBy(3));

        assertEquals(List.of(), host.reapOrphans(Set.of(child.pid())));
    }

    @Test
    void waiting_for_what_will_never_happen_is_a_mistake() {
        assertThrows(
                IllegalStateException.class, () -> kernel.descriptors().poller().poll(Optional.empty(), _ -> {}));
    }

    @Test
    void closing_a_descriptor_twice_is_a_mistake() throws Exception {
        Child child = spawn(ChildScript.runsForever());
        kernel.descriptors().close(child.stdin().orElseThrow());

        assertThrows(IllegalStateException.class, () -> kernel.descriptors()
                .close(child.stdin().orElseThrow()));
    }

    @Test
    void the_wall_clock_can_be_stepped_without_time_passing() {
        kernel.clock().stepWall(Duration.ofHours(-1));

        assertEquals(0, kernel.clock().now().monotonicNanos());
        assertEquals(Instant.parse("2025-12-31T23:00:00Z"), kernel.clock().now().wall());
    }

    private Child spawn(Behaviour behaviour) throws SpawnException {
        kernel.install("/bin/program", behaviour);
        return host.spawn(Request.of("/bin/program", "program").spawn());
    }

    private Life live(Behaviour behaviour) throws Exception {
        kernel.install("/bin/program", behaviour);
        return new Nursery(host, kernel.descriptors(), kernel.clock()).live(Request.of("/bin/program", "program"));
    }
}

package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Attempts;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessState;
import dev.supervisor.process.Signal;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Now;
import java.time.Duration;

/** Nothing that time brings about is overdue, and nothing is early: RUNNING, another try, a restart, SIGKILL. */
record NothingIsOverdue(Scene scene) implements Invariant {
    @Override
    public void checkAtRest(Now now) {
        scene.lives().processes().forEach(process -> check(process, now));
    }

    private void check(Subprocess process, Now now) {
        Biography biography = scene.lives().of(process);
        String name = process.spec().name();
        Duration age = now.since(biography.since());
        boolean up = scene.supervisor().state().allowsStarts();
        switch (process.state()) {
            case ProcessState.Spawning _, ProcessState.SpawningToStop _ ->
                assertThat(age)
                        .as("time that %s has waited for a child", name)
                        .isLessThan(Invariants.PUMPS_TIME.plus(
                                scene.fleet().envFiles().longestReading(biography.spec())));
            case ProcessState.Starting(Pid child, var _, var _, var _) -> {
                if (scene.isAlive(child)) {
                    assertThat(now.since(biography.lastSpawn()))
                            .as("life of %s without being RUNNING", name)
                            .isLessThan(biography.spec().start().startsecs());
                }
            }
            case ProcessState.Stopping(Pid child, var _, var _) -> checkKill(child, biography, age);
            case ProcessState.Backoff(var _, Attempts(int failures, int _)) -> {
                assertThat(failures).isEqualTo(biography.failures());
                assertThat(failures)
                        .as("failures of %s", name)
                        .isLessThanOrEqualTo(biography.spec().start().startretries());
                assertThat(!up || age.compareTo(biography.longestBackoff()) < 0)
                        .as("%s is tried again in time", name)
                        .isTrue();
            }
            case ProcessState.Exited _ ->
                assertThat(up
                                && biography
                                        .restartAt()
                                        .map(when -> when.isDue(now))
                                        .orElse(false))
                        .as("%s is to be restarted and is not", name)
                        .isFalse();
            case ProcessState.Stopped _, ProcessState.Running _, ProcessState.Fatal _, ProcessState.Unknown _ -> {}
        }
    }

    /** No SIGKILL before stopwaitsecs, and one right after. */
    private void checkKill(Pid pid, Biography biography, Duration age) {
        SimulatedProcess child = scene.kernel().process(pid).orElseThrow();
        boolean killed = child.received().contains(Signal.KILL);
        boolean late = age.compareTo(biography.spec().stop().stopwaitsecs()) >= 0;
        if (child.alive()) {
            assertThat(late && !killed)
                    .as("%s was not killed after %s", biography.spec().name(), age)
                    .isFalse();
        }
        assertThat(killed && !late)
                .as("%s was killed after %s already", biography.spec().name(), age)
                .isFalse();
    }
}

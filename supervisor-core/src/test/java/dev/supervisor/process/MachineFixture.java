package dev.supervisor.process;

import dev.supervisor.process.LifecyclePolicy.Autorestart;
import dev.supervisor.process.ProcessInput.Reaped;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What the tests of the machine have in common: a child, a policy with the defaults of the file, a time that is a number. */
final class MachineFixture {
    static final Pid PID = new Pid(4711);
    static final WaitStatus EXIT_0 = new ExitedWith(0);
    static final WaitStatus EXIT_1 = new ExitedWith(1);
    static final WaitStatus KILLED = new KilledBy(Signal.KILL, false);

    /** startsecs 1, startretries 3, autorestart unexpected, exitcodes 0, TERM, stopwaitsecs 10. */
    static final LifecyclePolicy POLICY = new LifecyclePolicy(
            Duration.ofSeconds(1),
            3,
            Autorestart.UNEXPECTED,
            Set.of(0),
            Signal.TERM,
            Duration.ofSeconds(10),
            false,
            false,
            RestartPace.USUAL);

    private MachineFixture() {}

    static Now at(long millis) {
        return new Now(millis * 1_000_000, Instant.EPOCH.plusMillis(millis));
    }

    static Deadline due(long millis) {
        return new Deadline(millis * 1_000_000);
    }

    static ProcessInput.Tick tick() {
        return new ProcessInput.Tick(true);
    }

    /** A tick once the daemon shuts down. */
    static ProcessInput.Tick lastTick() {
        return new ProcessInput.Tick(false);
    }

    static Reaped reaped(WaitStatus status, long diedAtMillis) {
        return new Reaped(status, at(diedAtMillis));
    }

    static Transition step(ProcessState state, ProcessInput input, long atMillis) {
        return ProcessMachine.step(state, input, POLICY, at(atMillis));
    }

    static LifecyclePolicy startsecs(long seconds) {
        return new LifecyclePolicy(
                Duration.ofSeconds(seconds),
                POLICY.startretries(),
                POLICY.autorestart(),
                POLICY.exitcodes(),
                POLICY.stopsignal(),
                POLICY.stopwaitsecs(),
                false,
                false,
                RestartPace.USUAL);
    }

    static LifecyclePolicy startretries(int retries) {
        return new LifecyclePolicy(
                POLICY.startsecs(),
                retries,
                POLICY.autorestart(),
                POLICY.exitcodes(),
                POLICY.stopsignal(),
                POLICY.stopwaitsecs(),
                false,
                false,
                RestartPace.USUAL);
    }

    static LifecyclePolicy autorestart(Autorestart autorestart) {
        return new LifecyclePolicy(
                POLICY.startsecs(),
                POLICY.startretries(),
                autorestart,
                POLICY.exitcodes(),
                POLICY.stopsignal(),
                POLICY.stopwaitsecs(),
                false,
                false,
                RestartPace.USUAL);
    }

    static LifecyclePolicy exitcodes(Set<Integer> exitcodes) {
        return new LifecyclePolicy(
                POLICY.startsecs(),
                POLICY.startretries(),
                POLICY.autorestart(),
                exitcodes,
                POLICY.stopsignal(),
                POLICY.stopwaitsecs(),
                false,
                false,
                RestartPace.USUAL);
    }

    static LifecyclePolicy stopping(Signal stopsignal, long stopwaitsecs, boolean stopasgroup, boolean killasgroup) {
        return new LifecyclePolicy(
                POLICY.startsecs(),
                POLICY.startretries(),
                POLICY.autorestart(),
                POLICY.exitcodes(),
                stopsignal,
                Duration.ofSeconds(stopwaitsecs),
                stopasgroup,
                killasgroup,
                RestartPace.USUAL);
    }
}

package dev.supervisor.process;

import dev.supervisor.process.ProcessInput.Reaped;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The common parts of the machine's tests: a child, a policy with the defaults of the file, a time that is a number.
 */
final class MachineFixture {
    static final Pid PID = new Pid(4711);
    static final WaitStatus EXIT_0 = new ExitedWith(0);
    static final WaitStatus EXIT_1 = new ExitedWith(1);
    static final WaitStatus KILLED = new KilledBy(Signal.KILL, false);

    /** startsecs 1, startretries 3, autorestart unexpected, exitcodes 0, TERM, stopwaitsecs 10. */
    static final LifecyclePolicy POLICY = new LifecyclePolicy(
            new Readiness.UpFor(Duration.ofSeconds(1)),
            3,
            new Ends(Set.of(0), Set.of(EndKind.UNEXPECTED)),
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

    /** This many failed starts in a row. */
    static Attempts failures(int count) {
        return new Attempts(count, 0);
    }

    /** A client wants it up. */
    static ProcessInput.Start start() {
        return new ProcessInput.Start(StartCause.REQUESTED);
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
        return starting(readiness(seconds), POLICY.startretries());
    }

    /** Delays that double with each restart in a row, from a second up to a minute. */
    static LifecyclePolicy growingDelays(long startsecs) {
        return new LifecyclePolicy(
                readiness(startsecs),
                POLICY.startretries(),
                POLICY.ends(),
                POLICY.stopsignal(),
                POLICY.stopwaitsecs(),
                false,
                false,
                new RestartPace(Duration.ZERO, true, Duration.ofSeconds(60), Duration.ZERO, 0));
    }

    static LifecyclePolicy startretries(int retries) {
        return starting(POLICY.readiness(), retries);
    }

    static Readiness readiness(long startsecs) {
        return startsecs == 0 ? new Readiness.AtOnce() : new Readiness.UpFor(Duration.ofSeconds(startsecs));
    }

    private static LifecyclePolicy starting(Readiness readiness, int startretries) {
        return new LifecyclePolicy(
                readiness,
                startretries,
                POLICY.ends(),
                POLICY.stopsignal(),
                POLICY.stopwaitsecs(),
                false,
                false,
                POLICY.pace());
    }

    /** Started again after these kinds of ends. */
    static LifecyclePolicy restarted(EndKind... kinds) {
        return ending(new Ends(POLICY.ends().expectedCodes(), Set.of(kinds)));
    }

    static LifecyclePolicy exitcodes(Set<Integer> exitcodes) {
        return ending(new Ends(exitcodes, POLICY.ends().restarted()));
    }

    private static LifecyclePolicy ending(Ends ends) {
        return new LifecyclePolicy(
                POLICY.readiness(),
                POLICY.startretries(),
                ends,
                POLICY.stopsignal(),
                POLICY.stopwaitsecs(),
                false,
                false,
                POLICY.pace());
    }

    static LifecyclePolicy stopping(Signal stopsignal, long stopwaitsecs, boolean stopasgroup, boolean killasgroup) {
        return new LifecyclePolicy(
                POLICY.readiness(),
                POLICY.startretries(),
                POLICY.ends(),
                stopsignal,
                Duration.ofSeconds(stopwaitsecs),
                stopasgroup,
                killasgroup,
                POLICY.pace());
    }
}

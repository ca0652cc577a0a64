package dev.supervisor.simulation;

import static dev.supervisor.api.state.ProcessStateCode.BACKOFF;
import static dev.supervisor.api.state.ProcessStateCode.EXITED;
import static dev.supervisor.api.state.ProcessStateCode.FATAL;
import static dev.supervisor.api.state.ProcessStateCode.RUNNING;
import static dev.supervisor.api.state.ProcessStateCode.STARTING;
import static dev.supervisor.api.state.ProcessStateCode.STOPPED;
import static dev.supervisor.api.state.ProcessStateCode.STOPPING;
import static dev.supervisor.api.state.ProcessStateCode.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.event.ProcessStateEvent;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.RestartSpec;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reports about one process, checked as they come against the specification of the original. */
final class Biography {
    private static final Map<ProcessStateCode, Set<ProcessStateCode>> LEGAL = Map.of(
            STOPPED, Set.of(STARTING),
            STARTING, Set.of(RUNNING, BACKOFF, STOPPING, UNKNOWN),
            RUNNING, Set.of(EXITED, STOPPING, UNKNOWN),
            BACKOFF, Set.of(STARTING, STOPPED, FATAL),
            STOPPING, Set.of(STOPPED, UNKNOWN),
            EXITED, Set.of(STARTING, STOPPED),
            FATAL, Set.of(STARTING),
            UNKNOWN, Set.of(STOPPING));

    private final Subprocess process;
    private final Fleet fleet;
    private ProcessStateCode code = STOPPED;
    private Now since;
    private Optional<Boolean> lastExitExpected = Optional.empty();
    private boolean everStarted;
    private boolean stopAsked;
    private boolean stoppedByClient;
    private int failures;
    private int attempts;

    Biography(Subprocess process, Fleet fleet, Now born) {
        this.process = process;
        this.fleet = fleet;
        this.since = born;
    }

    boolean isOf(Subprocess other) {
        return process == other;
    }

    /** As it goes by now. */
    ProcessSpec spec() {
        return process.spec();
    }

    ProcessStateCode code() {
        return code;
    }

    /** When it came into its state. */
    Now since() {
        return since;
    }

    int failures() {
        return failures;
    }

    /** When it is started again after it ended at the latest; empty if it is not. */
    Optional<Deadline> restartAt() {
        boolean restarts = code == EXITED
                && switch (Autorestart.of(spec().start().autorestart())) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case UNEXPECTED -> !lastExitExpected.orElseThrow();
                };
        return restarts ? Optional.of(restartAfter(mostDelay(Duration.ZERO))) : Optional.empty();
    }

    private Deadline restartAfter(Duration delay) {
        return since.plus(delay).orLater(lastSpawn().plus(Duration.ofSeconds(1)));
    }

    /** @param usual what the original waits */
    private Duration leastDelay(Duration usual) {
        RestartSpec pace = spec().restart();
        Duration growth = pace.restart_backoff()
                ? usual.isZero() ? usual : Duration.ofSeconds(1)
                : Collections.min(List.of(usual, pace.maxbackoff().orElse(usual)));
        return Collections.max(List.of(pace.restartpause(), growth));
    }

    /** @param usual what the original waits */
    private Duration mostDelay(Duration usual) {
        RestartSpec pace = spec().restart();
        return (pace.restart_backoff() ? pace.maxbackoff().orElseThrow() : leastDelay(usual))
                .plus(pace.restart_jitter());
    }

    /** The longest delay after this many failed starts. */
    Duration longestBackoff() {
        return mostDelay(Duration.ofSeconds(failures));
    }

    /** A client wants it down, and there is something to stop. */
    void clientStops() {
        stopAsked = true;
    }

    /** Whether a client has asked for it to go down since it was last started. */
    boolean isStoppedByClient() {
        return stopAsked || stoppedByClient;
    }

    Now lastSpawn() {
        return fleet.lastSpawn(spec().name()).orElseThrow();
    }

    /**
     * Takes notice of what was announced.
     *
     * @param startsAllowed whether the daemon is up
     * @param calls what clients want
     */
    void told(ProcessStateEvent event, ProcessStateCode to, Now now, boolean startsAllowed, Calls calls) {
        assertThat(event.from()).as("%s: from_state", event).isEqualTo(code);
        assertThat(LEGAL.get(code)).as("what may follow %s", code).contains(to);
        switch (event) {
            case ProcessStateEvent.Starting starting -> starting(starting, now, startsAllowed, calls);
            case ProcessStateEvent.Backoff backoff -> {
                assertThat(backoff.tries()).as("%s", event).isEqualTo(++failures);
            }
            case ProcessStateEvent.Running _ -> {
                failures = 0;
                attempts = 0;
            }
            case ProcessStateEvent.Exited exited -> lastExitExpected = Optional.of(exited.expected());
            case ProcessStateEvent.Fatal _ -> {
                if (startsAllowed) {
                    assertThat(failures)
                            .as("failures of what is given up")
                            .isGreaterThan(spec().start().startretries());
                    assertThat(now).as("is given up at once").isEqualTo(since);
                }
                failures = 0;
            }
            case ProcessStateEvent.Unknown _ ->
                assertThat(fleet.maybeUnsignallable(spec().name()))
                        .as("%s", event)
                        .isTrue();
            case ProcessStateEvent.Stopping _ -> {
                fleet.signalled(spec().name());
                stopped(event, startsAllowed, calls);
            }
            case ProcessStateEvent.Stopped _ when code == STOPPING -> attempts = 0;
            case ProcessStateEvent.Stopped _ -> stopped(event, startsAllowed, calls);
        }
        code = to;
        since = now;
    }

    /** While the daemon is up, only clients stop anything. */
    private void stopped(ProcessStateEvent event, boolean up, Calls calls) {
        if (up) {
            assertThat(stopAsked || calls.mayStop(process.name()))
                    .as("a client wants this: %s", event)
                    .isTrue();
            stoppedByClient = true;
        }
        attempts = 0;
    }

    private void starting(ProcessStateEvent.Starting event, Now now, boolean startsAllowed, Calls calls) {
        assertThat(startsAllowed).as("%s: the daemon is up", event).isTrue();
        assertThat(event.tries()).as("%s", event).isEqualTo(failures);
        if (calls.mayStart(process.name())) {
            attempts = 0;
        } else {
            startingByItself(now);
        }
        attempts++;
        stopAsked = false;
        stoppedByClient = false;
        everStarted = true;
        assertThat(attempts)
                .as("starts in a row")
                .isLessThanOrEqualTo(spec().start().startretries() + 1);
    }

    private void startingByItself(Now now) {
        assertThat(stoppedByClient)
                .as("%s was stopped and is started by itself", spec().name())
                .isFalse();
        switch (code) {
            case STOPPED ->
                assertThat(spec().start().autostart() && !everStarted)
                        .as("starts at boot")
                        .isTrue();
            case BACKOFF ->
                assertThat(now.since(since))
                        .as("backoff of %s", spec().name())
                        .isBetween(leastDelay(Duration.ofSeconds(failures)), longestBackoff());
            case EXITED ->
                assertThat(now.atOnce())
                        .as("restart of %s", spec().name())
                        .isBetween(
                                restartAfter(leastDelay(Duration.ZERO)),
                                restartAt().orElseThrow());
            case STARTING, RUNNING, STOPPING, FATAL, UNKNOWN ->
                throw new AssertionError(spec().name() + " started by itself out of " + code);
        }
    }
}

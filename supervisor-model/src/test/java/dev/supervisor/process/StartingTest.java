package dev.supervisor.process;

import static dev.supervisor.process.MachineFixture.EXIT_0;
import static dev.supervisor.process.MachineFixture.EXIT_1;
import static dev.supervisor.process.MachineFixture.KILLED;
import static dev.supervisor.process.MachineFixture.PID;
import static dev.supervisor.process.MachineFixture.POLICY;
import static dev.supervisor.process.MachineFixture.at;
import static dev.supervisor.process.MachineFixture.due;
import static dev.supervisor.process.MachineFixture.failures;
import static dev.supervisor.process.MachineFixture.lastTick;
import static dev.supervisor.process.MachineFixture.reaped;
import static dev.supervisor.process.MachineFixture.start;
import static dev.supervisor.process.MachineFixture.startretries;
import static dev.supervisor.process.MachineFixture.startsecs;
import static dev.supervisor.process.MachineFixture.step;
import static dev.supervisor.process.MachineFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.ProcessEffect.Announce;
import dev.supervisor.process.ProcessEffect.Kill;
import dev.supervisor.process.ProcessEffect.Say;
import dev.supervisor.process.ProcessEffect.Spawn;
import dev.supervisor.process.ProcessInput.SpawnFailed;
import dev.supervisor.process.ProcessInput.Spawned;
import dev.supervisor.process.ProcessInput.Stop;
import dev.supervisor.process.ProcessNote.ExitedItself;
import dev.supervisor.process.ProcessNote.ExitedTooQuickly;
import dev.supervisor.process.ProcessNote.GaveUp;
import dev.supervisor.process.ProcessNote.Killing;
import dev.supervisor.process.ProcessNote.SpawnError;
import dev.supervisor.process.ProcessNote.SpawnedChild;
import dev.supervisor.process.ProcessNote.StayedUp;
import dev.supervisor.process.ProcessNote.StoppedInBackoff;
import dev.supervisor.process.ProcessState.Backoff;
import dev.supervisor.process.ProcessState.Exited;
import dev.supervisor.process.ProcessState.Fatal;
import dev.supervisor.process.ProcessState.Running;
import dev.supervisor.process.ProcessState.Spawning;
import dev.supervisor.process.ProcessState.SpawningToStop;
import dev.supervisor.process.ProcessState.Starting;
import dev.supervisor.process.ProcessState.Stopped;
import dev.supervisor.process.ProcessState.Stopping;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A process on its way up")
class StartingTest {

    @Nested
    class WhenItIsStarted {

        @Test
        void is_announced_as_starting_before_a_child_is_asked_for() {
            var stopped = new Stopped(Attempts.NONE);

            assertThat(step(stopped, start(), 0))
                    .isEqualTo(Transition.to(
                            new Spawning(Attempts.NONE),
                            new Announce(stopped, new Spawning(Attempts.NONE)),
                            new Spawn(StartCause.REQUESTED)));
        }

        @Test
        void says_who_has_asked_for_the_child() {
            assertThat(step(new Fatal(), new ProcessInput.Start(StartCause.AUTOSTART), 0)
                            .effects())
                    .contains(new Spawn(StartCause.AUTOSTART));
            assertThat(step(new Fatal(), new ProcessInput.Start(StartCause.REQUESTED), 0)
                            .effects())
                    .contains(new Spawn(StartCause.REQUESTED));
        }

        @Test
        void goes_on_counting_failures_where_a_stop_interrupted_it() {
            assertThat(step(new Stopped(failures(2)), start(), 0).next()).isEqualTo(new Spawning(failures(2)));
        }

        @Test
        void counts_failures_anew_after_it_was_up_or_given_up() {
            var exited = new Exited(EXIT_0, EndKind.EXPECTED, Optional.empty(), Attempts.NONE);

            assertThat(step(exited, start(), 0).next()).isEqualTo(new Spawning(Attempts.NONE));
            assertThat(step(new Fatal(), start(), 0).next()).isEqualTo(new Spawning(Attempts.NONE));
        }

        @Test
        void is_starting_from_the_moment_that_there_is_a_child() {
            assertThat(step(new Spawning(failures(1)), new Spawned(PID), 500))
                    .isEqualTo(Transition.to(
                            new Starting(PID, at(500), due(1500), failures(1)), new Say(new SpawnedChild(PID))));
        }
    }

    @Nested
    class WhileAliveForLessThanStartsecs {

        private final Starting starting = new Starting(PID, at(0), due(1000), failures(2));

        @Test
        void is_running_once_it_has_been_up_for_startsecs_and_not_before() {
            var running = new Running(PID, at(0), Attempts.NONE);

            assertThat(step(starting, tick(), 999)).isEqualTo(Transition.stay(starting));
            assertThat(step(starting, tick(), 1000))
                    .isEqualTo(Transition.to(
                            running, new Announce(starting, running), new Say(new StayedUp(POLICY.readiness()))));
        }

        @Test
        void becomes_running_during_a_shutdown_too() {
            assertThat(step(starting, lastTick(), 1000).next()).isEqualTo(new Running(PID, at(0), Attempts.NONE));
        }

        @Test
        void backs_off_when_it_ends_before_startsecs_whatever_its_exit_code() {
            for (WaitStatus status : Set.of(EXIT_0, EXIT_1, KILLED)) {
                var backoff = new Backoff(due(999 + 3000), failures(3));

                assertThat(step(starting, reaped(status, 999), 999))
                        .isEqualTo(Transition.to(
                                backoff, new Announce(starting, backoff), new Say(new ExitedTooQuickly(status))));
            }
        }

        @Test
        void has_been_running_when_it_ended_at_startsecs_though_nobody_looked_in_time() {
            var running = new Running(PID, at(0), Attempts.NONE);
            var exited = new Exited(EXIT_0, EndKind.EXPECTED, Optional.empty(), Attempts.NONE);

            assertThat(step(starting, reaped(EXIT_0, 1000), 1000))
                    .isEqualTo(Transition.to(
                            exited,
                            new Announce(starting, running),
                            new Say(new StayedUp(POLICY.readiness())),
                            new Announce(running, exited),
                            new Say(new ExitedItself(EXIT_0, EndKind.EXPECTED))));
        }

        @Test
        void is_judged_by_when_it_died_and_not_by_when_that_was_seen_to() {
            assertThat(step(starting, reaped(EXIT_0, 999), 1049).next())
                    .isEqualTo(new Backoff(due(1049 + 3000), failures(3)));
        }

        @Test
        void is_up_at_once_with_startsecs_zero_and_never_ends_too_quickly() {
            var policy = startsecs(0);
            var now = at(0);
            var starting = new Starting(PID, now, due(0), Attempts.NONE);
            var born = new Running(PID, now, Attempts.NONE);

            assertThat(ProcessMachine.step(new Spawning(Attempts.NONE), new Spawned(PID), policy, now))
                    .isEqualTo(Transition.to(
                            born,
                            new Say(new SpawnedChild(PID)),
                            new Announce(starting, born),
                            new Say(new StayedUp(policy.readiness()))));
            assertThat(ProcessMachine.step(born, reaped(EXIT_0, 0), policy, now).next())
                    .isInstanceOf(Exited.class);
        }
    }

    @Nested
    class WhenTheSystemRefusesAChild {

        @Test
        void says_why_and_backs_off() {
            var backoff = new Backoff(due(1000), failures(1));

            assertThat(step(new Spawning(Attempts.NONE), new SpawnFailed("no"), 0))
                    .isEqualTo(Transition.to(
                            backoff,
                            new Say(new SpawnError("no")),
                            new Announce(new Spawning(Attempts.NONE), backoff)));
        }

        @Test
        void is_stopped_out_of_backoff_when_a_stop_came_meanwhile() {
            var backoff = new Backoff(due(1000), failures(1));
            var stopped = new Stopped(failures(1));

            assertThat(step(new SpawningToStop(Attempts.NONE), new SpawnFailed("no"), 0))
                    .isEqualTo(Transition.to(
                            stopped,
                            new Say(new SpawnError("no")),
                            new Announce(new Spawning(Attempts.NONE), backoff),
                            new Say(new StoppedInBackoff()),
                            new Announce(backoff, stopped)));
        }
    }

    @Nested
    class WhenAStopComesBeforeThereIsAChild {

        @Test
        void goes_on_starting_as_far_as_clients_see() {
            assertThat(step(new Spawning(failures(2)), new Stop(), 0))
                    .isEqualTo(Transition.to(new SpawningToStop(failures(2))));
        }

        @Test
        void is_signalled_as_soon_as_there_is_one() {
            var starting = new Starting(PID, at(0), due(1000), failures(2));
            var stopping = new Stopping(PID, due(10_000), failures(2));

            assertThat(step(new SpawningToStop(failures(2)), new Spawned(PID), 0))
                    .isEqualTo(Transition.to(
                            stopping,
                            new Say(new SpawnedChild(PID)),
                            new Say(new Killing(PID, Signal.TERM, false)),
                            new Announce(starting, stopping),
                            new Kill(PID, Signal.TERM, false)));
        }
    }

    @Nested
    class WhileBackingOff {

        private final Backoff backoff = new Backoff(due(2000), failures(2));

        @Test
        void waits_a_second_longer_after_each_failure() {
            for (int failures = 1; failures <= 3; failures++) {
                assertThat(step(new Spawning(failures(failures - 1)), new SpawnFailed("no"), 0)
                                .next())
                        .isEqualTo(new Backoff(due(failures * 1000L), failures(failures)));
            }
        }

        @Test
        void tries_again_when_the_wait_is_over_and_not_before() {
            assertThat(step(backoff, tick(), 1999)).isEqualTo(Transition.stay(backoff));
            assertThat(step(backoff, tick(), 2000))
                    .isEqualTo(Transition.to(
                            new Spawning(failures(2)),
                            new Announce(backoff, new Spawning(failures(2))),
                            new Spawn(StartCause.RETRY)));
        }

        @Test
        void is_not_tried_again_once_the_daemon_shuts_down() {
            assertThat(step(backoff, lastTick(), 2000)).isEqualTo(Transition.to(new Backoff(due(4000), failures(2))));
        }

        @Test
        void is_tried_again_at_once_when_somebody_starts_it() {
            assertThat(step(backoff, start(), 1).effects())
                    .containsExactly(new Announce(backoff, new Spawning(failures(2))), new Spawn(StartCause.REQUESTED));
        }

        @Test
        void is_stopped_at_once_and_keeps_its_failures() {
            assertThat(step(backoff, new Stop(), 1))
                    .isEqualTo(Transition.to(
                            new Stopped(failures(2)),
                            new Say(new StoppedInBackoff()),
                            new Announce(backoff, new Stopped(failures(2)))));
        }

        @Test
        void becomes_fatal_without_a_word_when_the_shutdown_reaches_it() {
            assertThat(step(backoff, new ProcessInput.Retire(), 1))
                    .isEqualTo(Transition.to(new Fatal(), new Announce(backoff, new Fatal())));
        }
    }

    @Nested
    class WhenItsRetriesAreUsedUp {

        @Test
        void is_given_up_at_once_after_the_first_start_and_startretries_more() {
            assertThat(attemptsUntilFatal(POLICY)).isEqualTo(4);
            assertThat(attemptsUntilFatal(startretries(1))).isEqualTo(2);
            assertThat(attemptsUntilFatal(startretries(0))).isEqualTo(1);
        }

        @Test
        void does_not_wait_before_it_is_given_up() {
            var spent = new Backoff(due(7), failures(4));

            assertThat(step(new Spawning(failures(3)), new SpawnFailed("no"), 7).next())
                    .isEqualTo(spent);
            assertThat(step(spent, tick(), 7))
                    .isEqualTo(Transition.to(new Fatal(), new Announce(spent, new Fatal()), new Say(new GaveUp())));
        }

        @Test
        void is_given_up_with_the_same_words_once_the_daemon_shuts_down() {
            var spent = new Backoff(due(7), failures(4));

            assertThat(step(spent, lastTick(), 7)).isEqualTo(step(spent, tick(), 7));
        }

        private int attemptsUntilFatal(LifecyclePolicy policy) {
            ProcessState state = new Spawning(Attempts.NONE);
            long now = 0;
            for (int attempts = 1; ; attempts++) {
                state = ProcessMachine.step(state, new SpawnFailed("no"), policy, at(now))
                        .next();
                now = Math.max(now, state.deadline().orElseThrow().monotonicNanos() / 1_000_000);
                state = ProcessMachine.step(state, tick(), policy, at(now)).next();
                if (state instanceof Fatal) {
                    return attempts;
                }
            }
        }
    }
}

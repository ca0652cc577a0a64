package dev.supervisor.process;

import static dev.supervisor.process.MachineFixture.EXIT_0;
import static dev.supervisor.process.MachineFixture.EXIT_1;
import static dev.supervisor.process.MachineFixture.PID;
import static dev.supervisor.process.MachineFixture.POLICY;
import static dev.supervisor.process.MachineFixture.at;
import static dev.supervisor.process.MachineFixture.due;
import static dev.supervisor.process.MachineFixture.failures;
import static dev.supervisor.process.MachineFixture.lastTick;
import static dev.supervisor.process.MachineFixture.readiness;
import static dev.supervisor.process.MachineFixture.reaped;
import static dev.supervisor.process.MachineFixture.start;
import static dev.supervisor.process.MachineFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.ProcessInput.SpawnFailed;
import dev.supervisor.process.ProcessInput.Spawned;
import dev.supervisor.process.ProcessState.Backoff;
import dev.supervisor.process.ProcessState.Exited;
import dev.supervisor.process.ProcessState.Running;
import dev.supervisor.process.ProcessState.Spawning;
import dev.supervisor.process.ProcessState.Starting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The next start")
class RestartPaceTest {
    private static final Duration NONE = Duration.ZERO;

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static RestartPace growing(long pause, long longest) {
        return new RestartPace(seconds(pause), true, seconds(longest), NONE, 0);
    }

    private static LifecyclePolicy with(RestartPace pace) {
        return new LifecyclePolicy(
                readiness(1),
                100,
                new Ends(Set.of(0), Set.of(EndKind.values())),
                POLICY.stopsignal(),
                POLICY.stopwaitsecs(),
                false,
                false,
                pace);
    }

    private static ProcessState step(ProcessState state, ProcessInput input, RestartPace pace, long atMillis) {
        return ProcessMachine.step(state, input, with(pace), at(atMillis)).next();
    }

    /** The delays in milliseconds between end and start of what lives for two seconds each time. */
    private static List<Long> delaysAfterRuns(RestartPace pace, int runs) {
        List<Long> delays = new ArrayList<>();
        ProcessState state = new Running(PID, at(0), Attempts.NONE);
        long now = 0;
        for (int i = 0; i < runs; i++) {
            now += 2000;
            state = step(state, reaped(EXIT_1, now), pace, now);
            long due = state.deadline().orElseThrow().monotonicNanos() / 1_000_000;
            delays.add(due - now);
            now = due;
            state = step(state, tick(), pace, now);
            state = step(state, new Spawned(PID), pace, now);
            state = step(state, tick(), pace, now + 1000);
            assertThat(state).isInstanceOf(Running.class);
        }
        return delays;
    }

    /** The same of what cannot be spawned. */
    private static List<Long> delaysAfterFailures(RestartPace pace, int failures) {
        List<Long> delays = new ArrayList<>();
        ProcessState state = new Spawning(Attempts.NONE);
        long now = 0;
        for (int i = 0; i < failures; i++) {
            state = step(state, new SpawnFailed("no"), pace, now);
            long due = state.deadline().orElseThrow().monotonicNanos() / 1_000_000;
            delays.add(due - now);
            now = due;
            state = step(state, tick(), pace, now);
        }
        return delays;
    }

    @Nested
    class WithoutAnything {

        @Test
        void follows_at_once_on_a_run_and_after_as_many_seconds_as_there_were_failures() {
            assertThat(delaysAfterRuns(RestartPace.USUAL, 3)).containsExactly(0L, 0L, 0L);
            assertThat(delaysAfterFailures(RestartPace.USUAL, 4)).containsExactly(1000L, 2000L, 3000L, 4000L);
        }
    }

    @Nested
    class WithAPause {
        private final RestartPace pace = new RestartPace(seconds(3), false, RestartPace.USUAL.longest(), NONE, 0);

        @Test
        void waits_for_it_after_a_run_and_if_it_is_longer_after_a_failure() {
            assertThat(delaysAfterRuns(pace, 2)).containsExactly(3000L, 3000L);
            assertThat(delaysAfterFailures(pace, 5)).containsExactly(3000L, 3000L, 3000L, 4000L, 5000L);
        }

        @Test
        void does_not_wait_if_somebody_asks_for_it() {
            ProcessState ended = step(new Running(PID, at(0), Attempts.NONE), reaped(EXIT_0, 2000), pace, 2000);

            assertThat(ended).isEqualTo(new Exited(EXIT_0, EndKind.EXPECTED, Optional.of(due(5000)), Attempts.NONE));
            assertThat(step(ended, tick(), pace, 4999)).isEqualTo(ended);
            assertThat(step(ended, start(), pace, 2001)).isEqualTo(new Spawning(Attempts.NONE));
        }
    }

    @Nested
    class WithAMaximum {

        @Test
        void never_waits_longer_than_that_after_failures_but_for_the_pause() {
            assertThat(delaysAfterFailures(new RestartPace(NONE, false, seconds(2), NONE, 0), 4))
                    .containsExactly(1000L, 2000L, 2000L, 2000L);
            assertThat(delaysAfterFailures(new RestartPace(seconds(3), false, seconds(2), NONE, 0), 2))
                    .containsExactly(3000L, 3000L);
        }
    }

    @Nested
    class WithAMaximumOfZero {
        private final RestartPace pace = new RestartPace(NONE, false, NONE, NONE, 0);

        @Test
        void follows_at_once_on_a_failure() {
            assertThat(delaysAfterFailures(pace, 2)).containsExactly(0L, 0L);
        }

        @Test
        void is_put_off_by_a_second_each_time_while_the_daemon_goes_down() {
            assertThat(step(new Backoff(due(5000), failures(2)), lastTick(), pace, 5000))
                    .isEqualTo(new Backoff(due(6000), failures(2)));
        }
    }

    @Nested
    class WithGrowingDelays {

        @Test
        void waits_twice_as_long_each_time_up_to_the_maximum() {
            assertThat(delaysAfterFailures(growing(0, 10), 6))
                    .containsExactly(1000L, 2000L, 4000L, 8000L, 10_000L, 10_000L);
            assertThat(delaysAfterRuns(growing(0, 10), 7))
                    .containsExactly(0L, 1000L, 2000L, 4000L, 8000L, 10_000L, 10_000L);
        }

        @Test
        void begins_with_the_pause() {
            assertThat(delaysAfterRuns(growing(3, 20), 5)).containsExactly(3000L, 6000L, 12_000L, 20_000L, 20_000L);
            assertThat(delaysAfterFailures(growing(3, 20), 4)).containsExactly(3000L, 6000L, 12_000L, 20_000L);
        }

        @Test
        void begins_anew_after_a_run_as_long_as_the_maximum_and_not_before() {
            RestartPace pace = growing(0, 10);
            Running fifth = new Running(PID, at(0), new Attempts(0, 4));

            assertThat(step(fifth, reaped(EXIT_1, 9_999), pace, 9_999))
                    .isEqualTo(new Exited(
                            EXIT_1, EndKind.UNEXPECTED, Optional.of(due(9_999 + 8_000)), new Attempts(0, 5)));
            assertThat(step(fifth, reaped(EXIT_1, 10_000), pace, 10_000))
                    .isEqualTo(new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.of(due(10_000)), new Attempts(0, 1)));
        }

        @Test
        void counts_failed_starts_and_runs_together() {
            RestartPace pace = growing(0, 100);
            Starting third = new Starting(PID, at(0), due(1000), new Attempts(0, 2));

            assertThat(step(third, reaped(EXIT_1, 500), pace, 500))
                    .isEqualTo(new Backoff(due(4500), new Attempts(1, 2)));
            assertThat(step(new Backoff(due(4500), new Attempts(1, 2)), tick(), pace, 4500))
                    .isEqualTo(new Spawning(new Attempts(1, 2)));
        }

        @Test
        void begins_anew_when_somebody_asks_for_it_after_a_run() {
            assertThat(step(
                            new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.of(due(9)), new Attempts(0, 5)),
                            start(),
                            growing(0, 9),
                            1))
                    .isEqualTo(new Spawning(Attempts.NONE));
        }

        @Test
        void begins_anew_when_its_retries_are_used_up() {
            ProcessState spent = step(new Spawning(new Attempts(100, 5)), new SpawnFailed("no"), growing(0, 9), 7);

            assertThat(spent).isEqualTo(new Backoff(due(7), failures(101)));
        }

        @Test
        void can_grow_as_far_as_numbers_go() {
            assertThat(growing(Integer.MAX_VALUE, Integer.MAX_VALUE)
                            .afterFailure(new Attempts(Integer.MAX_VALUE - 1, 1), at(0)))
                    .isEqualTo(seconds(Integer.MAX_VALUE));
        }
    }

    @Nested
    class WithChance {

        private Duration delay(long seed, long atMillis) {
            return new RestartPace(seconds(2), false, RestartPace.USUAL.longest(), seconds(4), seed)
                    .afterRun(Attempts.NONE, at(atMillis));
        }

        @Test
        void is_spread_over_the_whole_of_it_for_what_ends_together() {
            List<Duration> delays =
                    IntStream.range(0, 1000).mapToObj(seed -> delay(seed, 5000)).toList();

            assertThat(delays).allMatch(delay -> delay.compareTo(seconds(2)) >= 0 && delay.compareTo(seconds(6)) <= 0);
            for (int quarter = 2; quarter < 6; quarter++) {
                Duration from = seconds(quarter);
                assertThat(delays.stream()
                                .filter(delay ->
                                        delay.compareTo(from) >= 0 && delay.compareTo(from.plus(seconds(1))) < 0)
                                .count())
                        .isBetween(150L, 350L);
            }
        }

        @Test
        void is_another_one_each_time() {
            assertThat(IntStream.range(0, 100)
                            .mapToObj(millis -> delay(7, millis))
                            .distinct())
                    .hasSizeGreaterThan(95);
        }

        @Test
        void is_the_same_for_the_same_time_so_that_it_can_be_replayed() {
            assertThat(delay(7, 1234)).isEqualTo(delay(7, 1234));
        }

        @Test
        void also_comes_on_top_after_failures() {
            RestartPace pace = new RestartPace(NONE, false, RestartPace.USUAL.longest(), seconds(4), 1);

            assertThat(pace.afterFailure(failures(3), at(0))).isBetween(seconds(3), seconds(7));
            assertThat(pace.afterFailure(failures(3), at(0))).isNotEqualTo(pace.afterFailure(failures(3), at(1)));
        }
    }
}

package dev.supervisor.process;

import static dev.supervisor.process.MachineFixture.EXIT_0;
import static dev.supervisor.process.MachineFixture.EXIT_1;
import static dev.supervisor.process.MachineFixture.KILLED;
import static dev.supervisor.process.MachineFixture.PID;
import static dev.supervisor.process.MachineFixture.at;
import static dev.supervisor.process.MachineFixture.due;
import static dev.supervisor.process.MachineFixture.failures;
import static dev.supervisor.process.MachineFixture.lastTick;
import static dev.supervisor.process.MachineFixture.reaped;
import static dev.supervisor.process.MachineFixture.start;
import static dev.supervisor.process.MachineFixture.step;
import static dev.supervisor.process.MachineFixture.stopping;
import static dev.supervisor.process.MachineFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.process.ProcessEffect.Announce;
import dev.supervisor.process.ProcessEffect.Kill;
import dev.supervisor.process.ProcessEffect.Say;
import dev.supervisor.process.ProcessInput.KillFailed;
import dev.supervisor.process.ProcessInput.Retire;
import dev.supervisor.process.ProcessInput.Stop;
import dev.supervisor.process.ProcessNote.AlreadyRunning;
import dev.supervisor.process.ProcessNote.ExitedItself;
import dev.supervisor.process.ProcessNote.KillRefused;
import dev.supervisor.process.ProcessNote.Killing;
import dev.supervisor.process.ProcessNote.Overdue;
import dev.supervisor.process.ProcessNote.StoppedOnRequest;
import dev.supervisor.process.ProcessState.Fatal;
import dev.supervisor.process.ProcessState.Running;
import dev.supervisor.process.ProcessState.Starting;
import dev.supervisor.process.ProcessState.Stopped;
import dev.supervisor.process.ProcessState.Stopping;
import dev.supervisor.process.ProcessState.Unknown;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A process on its way down")
class StoppingTest {

    private final Running running = new Running(PID, at(0), Attempts.NONE);

    @Nested
    class WhenItIsStopped {

        @Test
        void is_announced_as_stopping_before_it_is_signalled() {
            var stopping = new Stopping(PID, due(11_000), Attempts.NONE);

            assertThat(step(running, new Stop(), 1000))
                    .isEqualTo(Transition.to(
                            stopping,
                            new Say(new Killing(PID, Signal.TERM, false)),
                            new Announce(running, stopping),
                            new Kill(PID, Signal.TERM, false)));
        }

        @Test
        void is_stopped_in_the_same_way_by_a_shutdown() {
            assertThat(step(running, new Retire(), 1000)).isEqualTo(step(running, new Stop(), 1000));
        }

        @Test
        void keeps_its_failures_if_it_was_not_up_yet() {
            var starting = new Starting(PID, at(0), due(1000), failures(2));
            var stopping = step(starting, new Stop(), 500).next();

            assertThat(stopping).isEqualTo(new Stopping(PID, due(10_500), failures(2)));
            assertThat(step(stopping, reaped(EXIT_0, 600), 600).next()).isEqualTo(new Stopped(failures(2)));
        }

        @Test
        void is_sent_its_own_stopsignal_and_its_whole_group_if_stopasgroup() {
            var policy = stopping(Signal.QUIT, 10, true, true);

            assertThat(ProcessMachine.step(running, new Stop(), policy, at(0)).effects())
                    .contains(new Kill(PID, Signal.QUIT, true));
        }

        @Test
        void is_sent_the_stopsignal_alone_if_only_killasgroup() {
            var policy = stopping(Signal.TERM, 10, false, true);

            assertThat(ProcessMachine.step(running, new Stop(), policy, at(0)).effects())
                    .contains(new Kill(PID, Signal.TERM, false));
        }
    }

    @Nested
    class WhileItStops {

        private final Stopping stopping = new Stopping(PID, due(10_000), Attempts.NONE);

        @Test
        void is_sent_SIGKILL_at_stopwaitsecs_and_not_before() {
            assertThat(step(stopping, tick(), 9_999)).isEqualTo(Transition.stay(stopping));
            assertThat(step(stopping, tick(), 10_000))
                    .isEqualTo(Transition.to(
                            new Stopping(PID, due(20_000), Attempts.NONE),
                            new Say(new Overdue(PID)),
                            new Say(new Killing(PID, Signal.KILL, false)),
                            new Kill(PID, Signal.KILL, false)));
        }

        @Test
        void is_sent_SIGKILL_during_a_shutdown_too() {
            assertThat(step(stopping, lastTick(), 10_000).effects()).contains(new Kill(PID, Signal.KILL, false));
        }

        @Test
        void is_sent_SIGKILL_again_after_each_further_stopwaitsecs() {
            var killed = step(stopping, tick(), 10_000).next();

            assertThat(step(killed, tick(), 19_999)).isEqualTo(Transition.stay(killed));
            assertThat(step(killed, tick(), 20_000).effects()).contains(new Kill(PID, Signal.KILL, false));
        }

        @Test
        void is_sent_SIGKILL_at_once_with_stopwaitsecs_zero_but_again_only_each_second() {
            var policy = stopping(Signal.TERM, 0, false, false);
            var asked = ProcessMachine.step(running, new Stop(), policy, at(0)).next();
            var killed = ProcessMachine.step(asked, tick(), policy, at(0));

            assertThat(killed.effects()).contains(new Kill(PID, Signal.KILL, false));
            assertThat(killed.next()).isEqualTo(new Stopping(PID, due(1000), Attempts.NONE));
        }

        @Test
        void has_its_whole_group_killed_if_killasgroup() {
            var policy = stopping(Signal.TERM, 10, false, true);

            assertThat(ProcessMachine.step(stopping, tick(), policy, at(10_000)).effects())
                    .contains(new Kill(PID, Signal.KILL, true));
        }

        @Test
        void is_stopped_once_its_child_has_ended_as_expected_or_not() {
            assertThat(step(stopping, reaped(EXIT_0, 1), 1))
                    .isEqualTo(Transition.to(
                            new Stopped(Attempts.NONE),
                            new Announce(stopping, new Stopped(Attempts.NONE)),
                            new Say(new StoppedOnRequest(EXIT_0, EndKind.EXPECTED))));
            assertThat(step(stopping, reaped(KILLED, 1), 1).effects())
                    .contains(new Say(new StoppedOnRequest(KILLED, EndKind.UNEXPECTED)));
        }

        @Test
        void is_not_started_by_a_start() {
            assertThat(step(stopping, start(), 1)).isEqualTo(Transition.to(stopping, new Say(new AlreadyRunning())));
        }

        @Test
        void goes_on_when_the_shutdown_reaches_it() {
            assertThat(step(stopping, new Retire(), 1)).isEqualTo(Transition.stay(stopping));
        }

        @Test
        void cannot_be_stopped_twice() {
            assertThatThrownBy(() -> step(stopping, new Stop(), 1)).isInstanceOf(IllegalInputException.class);
        }

        @Test
        void is_unknown_when_the_system_refuses_to_kill_it_and_keeps_its_child() {
            var unknown = new Unknown(Optional.of(PID));

            assertThat(step(stopping, new KillFailed("EPERM"), 1))
                    .isEqualTo(Transition.to(
                            unknown, new Say(new KillRefused(PID, "EPERM")), new Announce(stopping, unknown)));
        }
    }

    @Nested
    class OnceItIsUnknown {

        private final Unknown unknown = new Unknown(Optional.of(PID));

        @Test
        void lets_go_of_its_child_when_that_ends() {
            assertThat(step(unknown, reaped(EXIT_1, 1), 1))
                    .isEqualTo(Transition.to(
                            new Unknown(Optional.empty()), new Say(new ExitedItself(EXIT_1, EndKind.UNEXPECTED))));
        }

        @Test
        void has_its_child_stopped_when_the_shutdown_reaches_it() {
            var stopping = new Stopping(PID, due(10_000), Attempts.NONE);

            assertThat(step(unknown, new Retire(), 0))
                    .isEqualTo(Transition.to(
                            stopping,
                            new Say(new Killing(PID, Signal.TERM, false)),
                            new Announce(unknown, stopping),
                            new Kill(PID, Signal.TERM, false)));
        }

        @Test
        void has_nothing_left_to_stop_without_a_child() {
            var gone = new Unknown(Optional.empty());

            assertThat(step(gone, new Retire(), 0)).isEqualTo(Transition.stay(gone));
            assertThatThrownBy(() -> step(gone, reaped(EXIT_0, 1), 1)).isInstanceOf(IllegalInputException.class);
        }
    }

    @Test
    void needs_nothing_from_a_shutdown_once_it_is_down() {
        assertThat(step(new Stopped(failures(1)), new Retire(), 0))
                .isEqualTo(Transition.stay(new Stopped(failures(1))));
        assertThat(step(new Fatal(), new Retire(), 0)).isEqualTo(Transition.stay(new Fatal()));
    }
}

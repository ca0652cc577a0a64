package dev.supervisor.process;

import static dev.supervisor.process.MachineFixture.EXIT_0;
import static dev.supervisor.process.MachineFixture.EXIT_1;
import static dev.supervisor.process.MachineFixture.KILLED;
import static dev.supervisor.process.MachineFixture.PID;
import static dev.supervisor.process.MachineFixture.at;
import static dev.supervisor.process.MachineFixture.due;
import static dev.supervisor.process.MachineFixture.exitcodes;
import static dev.supervisor.process.MachineFixture.lastTick;
import static dev.supervisor.process.MachineFixture.reaped;
import static dev.supervisor.process.MachineFixture.restarted;
import static dev.supervisor.process.MachineFixture.start;
import static dev.supervisor.process.MachineFixture.startsecs;
import static dev.supervisor.process.MachineFixture.step;
import static dev.supervisor.process.MachineFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.process.ProcessEffect.Announce;
import dev.supervisor.process.ProcessEffect.Say;
import dev.supervisor.process.ProcessEffect.Spawn;
import dev.supervisor.process.ProcessInput.Retire;
import dev.supervisor.process.ProcessInput.SignalFailed;
import dev.supervisor.process.ProcessInput.Spawned;
import dev.supervisor.process.ProcessInput.Stop;
import dev.supervisor.process.ProcessNote.AlreadyRunning;
import dev.supervisor.process.ProcessNote.ExitedItself;
import dev.supervisor.process.ProcessNote.SignalRefused;
import dev.supervisor.process.ProcessState.Exited;
import dev.supervisor.process.ProcessState.Running;
import dev.supervisor.process.ProcessState.Spawning;
import dev.supervisor.process.ProcessState.Unknown;
import dev.supervisor.time.Deadline;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A process that is up")
class RunningTest {

    private final Running running = new Running(PID, at(0), Attempts.NONE);

    @Nested
    class WhenItEnds {

        @Test
        void has_exited_as_expected_with_one_of_the_exitcodes() {
            var exited = new Exited(EXIT_0, EndKind.EXPECTED, Optional.empty(), Attempts.NONE);

            assertThat(step(running, reaped(EXIT_0, 5000), 5000))
                    .isEqualTo(Transition.to(
                            exited,
                            new Announce(running, exited),
                            new Say(new ExitedItself(EXIT_0, EndKind.EXPECTED))));
        }

        @Test
        void has_exited_unexpectedly_with_another_code() {
            var exited = new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.of(due(5000)), Attempts.NONE);

            assertThat(step(running, reaped(EXIT_1, 5000), 5000))
                    .isEqualTo(Transition.to(
                            exited,
                            new Announce(running, exited),
                            new Say(new ExitedItself(EXIT_1, EndKind.UNEXPECTED))));
        }

        @Test
        void has_exited_unexpectedly_after_a_signal_whatever_the_exitcodes() {
            var next = ProcessMachine.step(running, reaped(KILLED, 1), exitcodes(Set.of(0, 9, 137)), at(5000))
                    .next();

            assertThat(next).isEqualTo(new Exited(KILLED, EndKind.UNEXPECTED, Optional.of(due(5000)), Attempts.NONE));
        }

        @Test
        void expects_no_code_at_all_if_exitcodes_is_empty() {
            var next = ProcessMachine.step(running, reaped(EXIT_0, 1), exitcodes(Set.of()), at(5000))
                    .next();

            assertThat(next).isEqualTo(new Exited(EXIT_0, EndKind.UNEXPECTED, Optional.of(due(5000)), Attempts.NONE));
        }

        @Test
        void is_started_again_only_after_the_kinds_of_ends_that_its_program_names() {
            assertThat(restartAt(restarted(EndKind.values()), EXIT_0)).contains(due(5000));
            assertThat(restartAt(restarted(EndKind.values()), EXIT_1)).contains(due(5000));
            assertThat(restartAt(restarted(EndKind.UNEXPECTED), EXIT_0)).isEmpty();
            assertThat(restartAt(restarted(EndKind.UNEXPECTED), EXIT_1)).contains(due(5000));
            assertThat(restartAt(restarted(), EXIT_0)).isEmpty();
            assertThat(restartAt(restarted(), EXIT_1)).isEmpty();
        }

        @Test
        void is_started_again_at_once_if_its_last_start_is_a_second_old_and_else_when_it_will_be() {
            var policy = startsecs(0);

            assertThat(ended(policy, 1000))
                    .isEqualTo(new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.of(due(1000)), Attempts.NONE));
            assertThat(ended(policy, 999))
                    .isEqualTo(new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.of(due(1000)), Attempts.NONE));
            assertThat(ended(policy, 1001))
                    .isEqualTo(new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.of(due(1001)), Attempts.NONE));
        }

        private ProcessState ended(LifecyclePolicy policy, long atMillis) {
            return ProcessMachine.step(running, reaped(EXIT_1, atMillis), policy, at(atMillis))
                    .next();
        }

        private Optional<Deadline> restartAt(LifecyclePolicy policy, WaitStatus status) {
            return ProcessMachine.step(running, reaped(status, 5000), policy, at(5000))
                    .next()
                    .deadline();
        }
    }

    @Nested
    class OnceItHasEnded {

        private final Exited exited = new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.of(due(1000)), Attempts.NONE);

        @Test
        void is_started_again_when_that_is_due_and_not_before() {
            assertThat(step(exited, tick(), 999)).isEqualTo(Transition.stay(exited));
            assertThat(step(exited, tick(), 1000))
                    .isEqualTo(Transition.to(
                            new Spawning(Attempts.NONE),
                            new Announce(exited, new Spawning(Attempts.NONE)),
                            new Spawn(StartCause.AUTORESTART)));
        }

        @Test
        void is_never_started_again_by_itself_if_that_was_not_to_be() {
            var forGood = new Exited(EXIT_0, EndKind.EXPECTED, Optional.empty(), Attempts.NONE);

            assertThat(step(forGood, tick(), 1_000_000)).isEqualTo(Transition.stay(forGood));
        }

        @Test
        void is_not_started_again_once_the_daemon_shuts_down() {
            var forGood = Transition.to(new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.empty(), Attempts.NONE));

            assertThat(step(exited, lastTick(), 1000)).isEqualTo(forGood);
            assertThat(step(exited, new Retire(), 0)).isEqualTo(forGood);
        }

        @Test
        void is_started_at_once_when_somebody_wants_it() {
            assertThat(step(exited, start(), 1).next()).isEqualTo(new Spawning(Attempts.NONE));
        }
    }

    @Nested
    class WhileItLives {

        @Test
        void is_not_started_twice() {
            assertThat(step(running, start(), 1)).isEqualTo(Transition.to(running, new Say(new AlreadyRunning())));
        }

        @Test
        void is_unknown_when_the_system_refuses_to_signal_it_and_keeps_its_child() {
            var unknown = new Unknown(Optional.of(PID));

            assertThat(step(running, new SignalFailed("EPERM"), 1))
                    .isEqualTo(Transition.to(
                            unknown, new Say(new SignalRefused(PID, "EPERM")), new Announce(running, unknown)));
        }

        @Test
        void cannot_be_told_of_a_second_child() {
            assertThatThrownBy(() -> step(running, new Spawned(PID), 1))
                    .isInstanceOf(IllegalInputException.class)
                    .hasMessageContaining("Spawned[")
                    .hasMessageContaining("Running[");
        }
    }

    @Test
    void cannot_be_stopped_once_it_has_ended() {
        assertThatThrownBy(() ->
                        step(new Exited(EXIT_0, EndKind.EXPECTED, Optional.empty(), Attempts.NONE), new Stop(), 1))
                .isInstanceOf(IllegalInputException.class);
    }
}

package dev.supervisor.process;

import static dev.supervisor.process.MachineFixture.EXIT_0;
import static dev.supervisor.process.MachineFixture.EXIT_1;
import static dev.supervisor.process.MachineFixture.KILLED;
import static dev.supervisor.process.MachineFixture.PID;
import static dev.supervisor.process.MachineFixture.POLICY;
import static dev.supervisor.process.MachineFixture.at;
import static dev.supervisor.process.MachineFixture.reaped;
import static dev.supervisor.process.MachineFixture.start;
import static dev.supervisor.process.MachineFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.ProcessInput.SpawnFailed;
import dev.supervisor.process.ProcessInput.Spawned;
import dev.supervisor.process.ProcessInput.Stop;
import dev.supervisor.process.ProcessState.Stopped;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What clients read of a process's past")
class ProcessHistoryTest {

    private ProcessState state = new Stopped(Attempts.NONE);
    private ProcessHistory history = ProcessHistory.NONE;

    @Test
    void is_empty_before_its_first_start() {
        assertThat(history.lastStart()).isEmpty();
        assertThat(history.lastStop()).isEmpty();
        assertThat(history.spawnerr()).isEmpty();
        assertThat(history.exitstatus()).isZero();
    }

    @Test
    void knows_when_it_was_last_started_also_if_that_failed() {
        feed(start(), 100);
        feed(new SpawnFailed("can't find command '/x'"), 200);

        assertThat(history.lastStart()).contains(at(100));
        assertThat(history.lastStop()).isEmpty();
        assertThat(history.spawnerr()).contains("can't find command '/x'");
    }

    @Test
    void forgets_why_a_start_failed_at_the_next_one() {
        feed(start(), 0);
        feed(new SpawnFailed("no"), 0);
        feed(tick(), 1000);

        assertThat(history.spawnerr()).isEmpty();
        assertThat(history.lastStart()).contains(at(1000));
    }

    @Test
    void tells_that_it_ended_too_quickly_but_not_its_exit_code() {
        feed(start(), 0);
        feed(new Spawned(PID), 0);
        feed(reaped(EXIT_1, 10), 20);

        assertThat(history.spawnerr()).contains("Exited too quickly (process log may have details)");
        assertThat(history.exitstatus()).isZero();
        assertThat(history.lastStop()).contains(at(20));
    }

    @Test
    void tells_a_bad_exit_code_and_minus_one_after_a_signal() {
        up();
        feed(reaped(EXIT_1, 2000), 2000);

        assertThat(history.spawnerr()).contains("Bad exit code 1");
        assertThat(history.exitstatus()).isEqualTo(1);

        up();
        feed(reaped(KILLED, 9000), 9000);

        assertThat(history.spawnerr()).contains("Bad exit code -1");
        assertThat(history.exitstatus()).isEqualTo(-1);
    }

    @Test
    void finds_nothing_wrong_with_an_expected_exit_code() {
        up();
        feed(reaped(EXIT_0, 2000), 2000);

        assertThat(history.spawnerr()).isEmpty();
        assertThat(history.exitstatus()).isZero();
        assertThat(history.lastStop()).contains(at(2000));
    }

    @Test
    void finds_nothing_wrong_with_an_end_on_request_but_tells_how_it_was() {
        up();
        feed(new Stop(), 2000);
        feed(reaped(KILLED, 3000), 3000);

        assertThat(history.spawnerr()).isEmpty();
        assertThat(history.exitstatus()).isEqualTo(-1);
        assertThat(history.lastStop()).contains(at(3000));
    }

    @Test
    void forgets_the_exit_code_at_the_next_start() {
        up();
        feed(reaped(EXIT_1, 2000), 2000);
        feed(tick(), 2000);

        assertThat(history.exitstatus()).isZero();
        assertThat(history.lastStop()).contains(at(2000));
    }

    private void up() {
        state = new Stopped(Attempts.NONE);
        feed(start(), 0);
        feed(new Spawned(PID), 0);
        feed(tick(), 1000);
    }

    private void feed(ProcessInput input, long atMillis) {
        Transition transition = ProcessMachine.step(state, input, POLICY, at(atMillis));
        state = transition.next();
        for (ProcessEffect effect : transition.effects()) {
            history = history.after(effect, at(atMillis));
        }
    }
}

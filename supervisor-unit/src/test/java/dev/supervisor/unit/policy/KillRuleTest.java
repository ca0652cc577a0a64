package dev.supervisor.unit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.unit.policy.KillRule.Mode;
import dev.supervisor.unit.policy.KillRule.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("KillMode=")
class KillRuleTest {
    private static final Signal ABRT = new Signal(6);
    private static final Signal CONT = new Signal(18);
    private static final List<Pid> PROCESSES = List.of(new Pid(3), new Pid(1), new Pid(2), new Pid(4));

    private static KillRule rule(Mode mode, boolean hangUp) {
        return new KillRule(mode, Signal.INT, Optional.of(Signal.USR2), Signal.KILL, ABRT, true, hangUp);
    }

    private static String receivers(Mode mode, Purpose purpose, Optional<Pid> main, Optional<Pid> control) {
        return rule(mode, false)
                .blow(purpose)
                .map(blow -> blow.receivers(main, control, PROCESSES).stream()
                        .map(Pid::toString)
                        .collect(Collectors.joining(" ")))
                .orElse("nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "CONTROL_GROUP, STOP,     1 2 3 4",
        "CONTROL_GROUP, RESTART,  1 2 3 4",
        "CONTROL_GROUP, WATCHDOG, 1 2 3 4",
        "CONTROL_GROUP, KILL,     1 2 3 4",
        "MIXED,         STOP,     1 2",
        "MIXED,         WATCHDOG, 1 2",
        "MIXED,         KILL,     1 2 3 4",
        "PROCESS,       STOP,     1 2",
        "PROCESS,       KILL,     1 2",
        "NONE,          STOP,     nobody",
        "NONE,          KILL,     nobody"
    })
    void says_who_gets_a_signal_the_main_process_first(Mode mode, Purpose purpose, String expected) {
        assertThat(receivers(mode, purpose, Optional.of(new Pid(1)), Optional.of(new Pid(2))))
                .isEqualTo(expected);
    }

    @Test
    void needs_no_main_process() {
        assertThat(receivers(Mode.CONTROL_GROUP, Purpose.STOP, Optional.empty(), Optional.empty()))
                .isEqualTo("3 1 2 4");
        assertThat(receivers(Mode.MIXED, Purpose.STOP, Optional.empty(), Optional.empty()))
                .isEmpty();
        assertThat(receivers(Mode.PROCESS, Purpose.STOP, Optional.of(new Pid(1)), Optional.of(new Pid(1))))
                .isEqualTo("1");
    }

    @Test
    void has_a_signal_for_each_purpose() {
        KillRule rule = rule(Mode.PROCESS, false);

        assertThat(rule.blow(Purpose.STOP).orElseThrow().signal()).isEqualTo(Signal.INT);
        assertThat(rule.blow(Purpose.RESTART).orElseThrow().signal()).isEqualTo(Signal.USR2);
        assertThat(rule.blow(Purpose.WATCHDOG).orElseThrow().signal()).isEqualTo(ABRT);
        assertThat(rule.blow(Purpose.KILL).orElseThrow().signal()).isEqualTo(Signal.KILL);
    }

    @Test
    void lets_a_stopped_process_go_on_and_hangs_up_if_asked_to() {
        assertThat(rule(Mode.PROCESS, true).blow(Purpose.STOP).orElseThrow().signals())
                .containsExactly(Signal.INT, CONT, Signal.HUP);
        assertThat(rule(Mode.PROCESS, false).blow(Purpose.STOP).orElseThrow().signals())
                .containsExactly(Signal.INT, CONT);
        assertThat(rule(Mode.PROCESS, true).blow(Purpose.KILL).orElseThrow().signals())
                .containsExactly(Signal.KILL);
    }

    @Test
    void tells_of_each_process_only_when_it_does_not_merely_ask() {
        assertThat(rule(Mode.PROCESS, false).blow(Purpose.STOP).orElseThrow().told())
                .isFalse();
        assertThat(rule(Mode.PROCESS, false).blow(Purpose.KILL).orElseThrow().told())
                .isTrue();
    }
}

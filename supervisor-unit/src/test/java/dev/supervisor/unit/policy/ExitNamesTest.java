package dev.supervisor.unit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import dev.supervisor.unit.UnitResult;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The end of a process")
class ExitNamesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0/SUCCESS",
        "3, 3/NOTIMPLEMENTED",
        "8, 8/n/a",
        "78, 78/CONFIG",
        "143, 143/n/a",
        "203, 203/EXEC",
        "223, 223/n/a",
        "255, 255/EXCEPTION"
    })
    void is_told_with_the_name_of_its_exit_status(int code, String shown) {
        assertThat(ExitNames.told(new ExitedWith(code))).isEqualTo("code=exited, status=" + shown);
        assertThat(ExitNames.value(new ExitedWith(code))).isEqualTo(Integer.toString(code));
    }

    @ParameterizedTest
    @CsvSource({"15, TERM", "6, ABRT", "29, IO", "10, USR1", "16, STKFLT", "34, RTMIN+0", "64, RTMIN+30", "32, 32"})
    void is_told_with_the_name_of_its_signal(int number, String name) {
        KilledBy killed = new KilledBy(new Signal(number), false);

        assertThat(ExitNames.told(killed)).isEqualTo("code=killed, status=" + number + "/" + name);
        assertThat(ExitNames.value(killed)).isEqualTo(name);
        assertThat(ExitNames.kind(new KilledBy(new Signal(number), true))).isEqualTo("dumped");
    }

    @Test
    void is_good_by_HUP_INT_TERM_PIPE_for_a_daemon_only() {
        for (int number = 1; number < 32; number++) {
            KilledBy killed = new KilledBy(new Signal(number), false);
            boolean clean = Set.of(1, 2, 13, 15).contains(number);

            assertThat(StatusSet.EMPTY.resultOf(killed, true))
                    .isEqualTo(clean ? UnitResult.SUCCESS : UnitResult.SIGNAL);
            assertThat(StatusSet.EMPTY.resultOf(killed, false)).isEqualTo(UnitResult.SIGNAL);
        }
    }

    @Test
    void is_good_with_0_and_with_what_SuccessExitStatus_lists() {
        StatusSet success = new StatusSet(Set.of(143), Set.of(Signal.KILL));

        assertThat(StatusSet.EMPTY.resultOf(new ExitedWith(0), false)).isEqualTo(UnitResult.SUCCESS);
        assertThat(success.resultOf(new ExitedWith(143), false)).isEqualTo(UnitResult.SUCCESS);
        assertThat(success.resultOf(new ExitedWith(142), false)).isEqualTo(UnitResult.EXIT_CODE);
        assertThat(success.resultOf(new KilledBy(Signal.KILL, true), false)).isEqualTo(UnitResult.SUCCESS);
        assertThat(StatusSet.EMPTY.resultOf(new KilledBy(Signal.KILL, true), false))
                .isEqualTo(UnitResult.CORE_DUMP);
    }
}

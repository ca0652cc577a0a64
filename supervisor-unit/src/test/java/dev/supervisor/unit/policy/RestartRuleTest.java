package dev.supervisor.unit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.unit.UnitResult;
import dev.supervisor.unit.policy.RestartRule.When;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Restart=")
class RestartRuleTest {
    private static final Optional<WaitStatus> EXIT_7 = Optional.of(new WaitStatus.ExitedWith(7));
    private static final StatusSet SEVEN = new StatusSet(Set.of(7), Set.of());

    private static RestartRule rule(When when, StatusSet prevent, StatusSet force) {
        return new RestartRule(when, prevent, force, Duration.ofSeconds(1), 0, Optional.empty());
    }

    private static RestartRule growing(long delay, int steps, long longest) {
        return new RestartRule(
                When.ALWAYS,
                StatusSet.EMPTY,
                StatusSet.EMPTY,
                Duration.ofMillis(delay),
                steps,
                Optional.of(Duration.ofMillis(longest)));
    }

    /** Columns: no, on-success, on-failure, on-abnormal, on-abort, on-watchdog, always. */
    @ParameterizedTest
    @CsvSource({
        "SUCCESS,         -+----+",
        "EXIT_CODE,       --+---+",
        "SIGNAL,          --+++-+",
        "CORE_DUMP,       --+++-+",
        "TIMEOUT,         --++--+",
        "WATCHDOG,        --++-++",
        "PROTOCOL,        --++--+",
        "RESOURCES,       --++--+",
        "OOM_KILL,        --++--+",
        "EXEC_CONDITION,  -------"
    })
    void has_a_column_for_each_result(UnitResult result, String restarts) {
        StringBuilder row = new StringBuilder();
        for (When when : When.values()) {
            RestartRule rule = rule(when, StatusSet.EMPTY, StatusSet.EMPTY);
            row.append(rule.restartsAfter(result, Optional.empty()) ? '+' : '-');
        }

        assertThat(row).hasToString(restarts);
    }

    @Test
    void gives_way_to_RestartPreventExitStatus_and_that_wins_over_RestartForceExitStatus() {
        assertThat(rule(When.ALWAYS, SEVEN, SEVEN).restartsAfter(UnitResult.EXIT_CODE, EXIT_7))
                .isFalse();
        assertThat(rule(When.ALWAYS, SEVEN, SEVEN).restartsAfter(UnitResult.EXIT_CODE, Optional.empty()))
                .isTrue();
        assertThat(rule(When.NO, StatusSet.EMPTY, SEVEN).restartsAfter(UnitResult.EXIT_CODE, EXIT_7))
                .isTrue();
        assertThat(rule(When.NO, StatusSet.EMPTY, SEVEN).restartsAfter(UnitResult.EXIT_CODE, Optional.empty()))
                .isFalse();
    }

    @Test
    void knows_signals_too() {
        StatusSet kill = new StatusSet(Set.of(), Set.of(Signal.KILL));
        Optional<WaitStatus> killed = Optional.of(new WaitStatus.KilledBy(Signal.KILL, false));

        assertThat(rule(When.ALWAYS, kill, StatusSet.EMPTY).restartsAfter(UnitResult.SIGNAL, killed))
                .isFalse();
        assertThat(rule(When.ALWAYS, kill, StatusSet.EMPTY).restartsAfter(UnitResult.EXIT_CODE, EXIT_7))
                .isTrue();
    }

    @Test
    void waits_as_long_each_time_without_steps() {
        assertThat(rule(When.ALWAYS, StatusSet.EMPTY, StatusSet.EMPTY).delayBefore(1))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(rule(When.ALWAYS, StatusSet.EMPTY, StatusSet.EMPTY).delayBefore(99))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(growing(1000, 0, 8000).delayBefore(99)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waits_longer_by_the_same_factor_until_the_longest() {
        RestartRule rule = growing(1000, 3, 8000);

        assertThat(rule.delayBefore(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(rule.delayBefore(2)).isBetween(Duration.ofMillis(1999), Duration.ofMillis(2000));
        assertThat(rule.delayBefore(3)).isBetween(Duration.ofMillis(3999), Duration.ofMillis(4000));
        assertThat(rule.delayBefore(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(rule.delayBefore(1000)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void does_not_grow_from_nothing_or_to_less() {
        assertThat(growing(0, 3, 8000).delayBefore(3)).isZero();
        assertThat(growing(9000, 3, 8000).delayBefore(9)).isEqualTo(Duration.ofSeconds(9));
    }
}

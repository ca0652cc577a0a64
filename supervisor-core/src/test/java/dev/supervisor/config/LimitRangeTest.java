package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.config.text.LimitValues;
import dev.supervisor.spec.LimitRange;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A limit of the kernel")
class LimitRangeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0:0",
        "1024, 1024:1024",
        "4KB, 4096:4096",
        "1:2, 1:2",
        "2:2, 2:2",
        "1MB:unlimited, 1048576:unlimited",
        "Unlimited, unlimited:unlimited"
    })
    void is_one_number_for_both_or_two_or_none(String text, String understood) throws BadValueException {
        assertThat(LimitValues.limit(text)).hasToString(understood);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "3:2", "unlimited:2", "1:", ":1", "1:2:3"})
    void is_nothing_else(String text) {
        assertThatThrownBy(() -> LimitValues.limit(text))
                .isInstanceOf(BadValueException.class)
                .hasMessage("not a valid limit: '" + text + "'");
    }

    @Test
    void is_told_by_its_name_if_it_is_set() throws ConfigException {
        Configuration read = new ConfigFixture(new FakeSurroundings())
                .load(ConfigFixture.DAEMON + "[program:x]\ncommand=/bin/x\nrlimit_core=0\nrlimit_nofile=5:6\n");

        assertThat(read.groups()
                        .getFirst()
                        .processes()
                        .getFirst()
                        .settings()
                        .limits()
                        .given())
                .isEqualTo(Map.of(
                        "core", new LimitRange(Optional.of(0L), Optional.of(0L)),
                        "nofile", new LimitRange(Optional.of(5L), Optional.of(6L))));
    }

    @ParameterizedTest
    @CsvSource({
        "nice=20, nice must be from -20 to 19 in section program:x",
        "nice=-21, nice must be from -20 to 19 in section program:x",
        "oom_score_adj=1001, oom_score_adj must be from -1000 to 1000 in section program:x",
        "restartpause=-1, restartpause must not be negative in section program:x",
        "maxbackoff=-1, maxbackoff must not be negative in section program:x",
        "restart_jitter=-1, restart_jitter must not be negative in section program:x"
    })
    void and_other_numbers_have_bounds(String option, String problem) {
        assertThat(new ConfigFixture(new FakeSurroundings())
                        .problems(ConfigFixture.DAEMON + "[program:x]\ncommand=/bin/x\n" + option + "\n"))
                .anyMatch(found -> found.sentence().startsWith(problem));
    }
}

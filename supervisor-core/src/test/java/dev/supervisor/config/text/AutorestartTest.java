package dev.supervisor.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.EndKind;
import dev.supervisor.spec.RestartAfter;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A value of autorestart")
class AutorestartTest {
    @Test
    void says_after_which_ends_a_process_is_started_again() {
        assertThat(Autorestart.ALWAYS.meaning().ends()).containsExactly(EndKind.EXPECTED, EndKind.UNEXPECTED);
        assertThat(Autorestart.UNEXPECTED.meaning().ends()).containsExactly(EndKind.UNEXPECTED);
        assertThat(Autorestart.NEVER.meaning().ends()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void is_found_again_by_its_meaning_and_by_its_word(Autorestart value) throws BadValueException {
        assertThat(Autorestart.of(new RestartAfter(value.meaning().ends()))).isSameAs(value);
        assertThat(OptionValues.autorestart(value.word())).isSameAs(value);
    }

    @Test
    void is_the_nearest_for_what_another_dialect_may_mean() {
        assertThat(Autorestart.of(new RestartAfter(Set.of(EndKind.EXPECTED)))).isSameAs(Autorestart.UNEXPECTED);
    }
}

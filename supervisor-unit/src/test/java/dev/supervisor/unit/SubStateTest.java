package dev.supervisor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.relation.ActiveState;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The states of a unit")
class SubStateTest {
    @Test
    void of_each_type_are_those_of_systemd() {
        assertThat(words(UnitType.SERVICE))
                .isEqualTo("dead condition start-pre start start-post running exited reload stop stop-watchdog"
                        + " stop-sigterm stop-sigkill stop-post final-watchdog final-sigterm final-sigkill auto-restart"
                        + " failed cleaning");
        assertThat(words(UnitType.TARGET)).isEqualTo("dead active");
        assertThat(words(UnitType.TIMER)).isEqualTo("dead running waiting elapsed failed cleaning");
        assertThat(words(UnitType.SLICE)).isEqualTo("dead active");
        assertThat(words(UnitType.DEVICE)).isEqualTo("dead tentative plugged");
        assertThat(words(UnitType.SWAP))
                .isEqualTo("dead active activating activating-done deactivating deactivating-sigterm"
                        + " deactivating-sigkill failed cleaning");
    }

    @Test
    void are_found_by_their_words_within_a_type() {
        assertThat(SubState.of(UnitType.SERVICE, "stop-sigterm")).contains(SubState.STOP_SIGTERM);
        assertThat(SubState.of(UnitType.TARGET, "stop-sigterm")).isEmpty();
        assertThat(SubState.of(UnitType.SWAP, "activating").map(SubState::countsAs))
                .contains(ActiveState.ACTIVATING);
        assertThat(SubState.AUTO_RESTART.countsAs()).isEqualTo(ActiveState.ACTIVATING);
        assertThat(SubState.EXITED.countsAs()).isEqualTo(ActiveState.ACTIVE);
    }

    @Test
    void have_words_with_dashes() {
        assertThat(LoadState.NOT_FOUND.word()).isEqualTo("not-found");
        assertThat(UnitResult.START_LIMIT_HIT.word()).isEqualTo("start-limit-hit");
        assertThat(UnitFileState.ENABLED_RUNTIME.word()).isEqualTo("enabled-runtime");
        assertThat(Arrays.stream(UnitFileState.values())
                        .filter(UnitFileState::isSuccess)
                        .map(UnitFileState::word))
                .containsExactly("enabled", "enabled-runtime", "alias", "static", "indirect", "generated");
    }

    private static String words(UnitType type) {
        return String.join(" ", SubState.of(type).stream().map(SubState::word).toList());
    }
}

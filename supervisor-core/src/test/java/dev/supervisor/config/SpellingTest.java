package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What was meant")
class SpellingTest {
    private static final List<String> KNOWN = List.of("autostart", "autorestart", "user", "umask", "stdout_logfile");

    @ParameterizedTest
    @CsvSource({
        "autosart, autostart",
        "autorestrat, autorestart",
        "AutoStart, autostart",
        "stdout-logfile, stdout_logfile",
        "usr, user",
        "umaks, umask"
    })
    void is_the_nearest_word(String written, String meant) {
        assertThat(Spelling.meant(written, KNOWN)).contains(meant);
    }

    @Test
    void is_nothing_that_is_too_far_away() {
        assertThat(Spelling.meant("us", KNOWN)).isEmpty();
        assertThat(Spelling.meant("frobnicate", KNOWN)).isEmpty();
        assertThat(Spelling.meant("uuummk", KNOWN)).isEmpty();
    }
}

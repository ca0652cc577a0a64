package dev.supervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.supervisor.ctl.action.Palette;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Screens")
class ScreensTest {
    private static final Screens OUTPUT = Screens.of("1");

    @Test
    void show_colours_at_a_terminal_and_not_in_a_pipe() {
        assertEquals(Palette.COLOURED, OUTPUT.palette(Map.of("TERM", "xterm", "NO_COLOR", "")));
        assertEquals(Palette.PLAIN, Screens.of("02").palette(Map.of("TERM", "xterm")));
        assertEquals(Palette.PLAIN, OUTPUT.palette(Map.of("TERM", "dumb")));
    }

    @Test
    void obey_NO_COLOR_before_CLICOLOR_FORCE_and_that_before_what_they_are() {
        assertEquals(Palette.PLAIN, OUTPUT.palette(Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1")));
        assertEquals(Palette.COLOURED, Screens.NONE.palette(Map.of("CLICOLOR_FORCE", "1")));
        assertEquals(Palette.PLAIN, Screens.NONE.palette(Map.of("CLICOLOR_FORCE", "0")));
    }

    @Test
    void make_a_dialogue_where_a_person_reads_and_types() {
        assertTrue(Screens.of("01").isDialogue());
        assertFalse(Screens.of("12").isDialogue());
        assertFalse(Screens.of("0").isDialogue());
    }
}

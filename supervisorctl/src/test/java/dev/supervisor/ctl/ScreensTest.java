package dev.supervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.supervisor.client.view.Palette;
import dev.supervisor.ctl.action.Audience;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Screens")
class ScreensTest {
    private static final Screens OUTPUT = Screens.of("1");

    @Test
    void show_colours_at_a_terminal_and_not_in_a_pipe() {
        assertEquals(
                Palette.COLOURED,
                OUTPUT.audience(Colours.AUTO, Map.of("TERM", "xterm", "NO_COLOR", ""))
                        .palette());
        assertEquals(
                Palette.PLAIN,
                Screens.of("02").audience(Colours.AUTO, Map.of("TERM", "xterm")).palette());
        assertEquals(
                Palette.PLAIN,
                OUTPUT.audience(Colours.AUTO, Map.of("TERM", "dumb")).palette());
        assertEquals(Palette.PLAIN, OUTPUT.audience(Colours.AUTO, Map.of()).palette());
    }

    @Test
    void obey_NO_COLOR_before_CLICOLOR_FORCE_and_that_before_what_they_are() {
        assertEquals(
                Palette.PLAIN,
                OUTPUT.audience(Colours.AUTO, Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"))
                        .palette());
        assertEquals(
                Palette.COLOURED,
                Screens.NONE
                        .audience(Colours.AUTO, Map.of("CLICOLOR_FORCE", "1"))
                        .palette());
        assertEquals(
                Palette.PLAIN,
                Screens.NONE
                        .audience(Colours.AUTO, Map.of("CLICOLOR_FORCE", "0"))
                        .palette());
    }

    @Test
    void make_a_dialogue_where_a_person_reads_and_types() {
        assertTrue(Screens.of("01").isDialogue());
        assertFalse(Screens.of("12").isDialogue());
        assertFalse(Screens.of("0").isDialogue());
    }

    @Test
    void show_colours_as_the_command_line_has_it_before_all_else() {
        assertEquals(
                Palette.COLOURED,
                Screens.NONE.audience(Colours.ALWAYS, Map.of("NO_COLOR", "1")).palette());
        assertEquals(
                Palette.PLAIN,
                OUTPUT.audience(Colours.NEVER, Map.of("CLICOLOR_FORCE", "1")).palette());
    }

    @Test
    void know_which_stream_a_person_sees_and_whether_it_can_be_written_over() {
        Map<String, String> clever = Map.of("TERM", "xterm");

        assertEquals(
                new Audience(Palette.PLAIN, false, true, true), Screens.of("02").audience(Colours.AUTO, clever));
        assertEquals(
                new Audience(Palette.COLOURED, true, false, true),
                Screens.of("1").audience(Colours.AUTO, clever));
        assertEquals(
                new Audience(Palette.PLAIN, true, true, false),
                Screens.of("12").audience(Colours.AUTO, Map.of("TERM", "dumb")));
        assertEquals(
                new Audience(Palette.PLAIN, true, true, false), Screens.of("12").audience(Colours.AUTO, Map.of()));
    }
}

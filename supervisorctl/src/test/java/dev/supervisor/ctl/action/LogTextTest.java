package dev.supervisor.ctl.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Text of a log that comes in pieces")
class LogTextTest {
    private static final byte LEAD = (byte) 0xC3;
    private static final byte REST = (byte) 0xBC;

    private final LogText text = new LogText();

    @Test
    void keeps_a_character_whole_that_was_cut_in_two() {
        assertEquals("gr", text.next(new byte[] {'g', 'r', LEAD}));
        assertEquals("ün", text.next(new byte[] {REST, 'n'}));
        assertEquals("", text.rest());
    }

    @Test
    void shows_a_replacement_for_what_is_not_utf_8_and_nothing_else() {
        assertEquals("x\uFFFDü\n", text.next(new byte[] {'x', (byte) 0x88, LEAD, REST, '\n'}));
        assertEquals("y", text.next(new byte[] {'y'}));
    }

    @Test
    void leaves_out_the_rest_of_a_character_in_which_it_begins_and_only_there() {
        assertEquals("a", text.next(new byte[] {(byte) 0x82, (byte) 0xAC, 'a'}));
        assertEquals("\uFFFDb", text.next(new byte[] {REST, 'b'}));
    }

    @Test
    void shows_a_replacement_for_half_a_character_at_the_end() {
        assertEquals("", text.next(new byte[] {LEAD}));
        assertEquals("\uFFFD", text.rest());
    }
}

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
    void shows_a_piece_that_is_not_utf_8_as_the_original_does_and_goes_on() {
        assertEquals("Undecodable: b'x\\x88\\n'", text.next(new byte[] {'x', (byte) 0x88, '\n'}));
        assertEquals("y", text.next(new byte[] {'y'}));
    }

    @Test
    void shows_half_a_character_at_the_end() {
        assertEquals("", text.next(new byte[] {LEAD}));
        assertEquals("Undecodable: b'\\xc3'", text.rest());
    }
}

package dev.supervisor.os;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SystemTextTest {

    @Test
    void text_in_UTF8_is_what_it_looks_like() {
        String text = "ascii äöü 漢字 😀";

        assertEquals(text, SystemText.decode(text.getBytes(StandardCharsets.UTF_8)));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), SystemText.encode(text));
    }

    @Test
    void bytes_that_are_no_text_are_escaped_as_Python_does_it() {
        assertEquals("x\udce4y", SystemText.decode(new byte[] {'x', (byte) 0xE4, 'y'}));
    }

    @Test
    void truncated_overlong_surrogate_and_too_big_sequences_are_escaped_byte_by_byte() {
        for (int[] odd : new int[][] {
            {0xC3}, {0xE2, 0x82}, {0xC0, 0x80}, {0xE0, 0x80, 0x80}, {0xED, 0xA0, 0x80}, {0xF4, 0x90, 0x80, 0x80}, {0xFF}
        }) {
            StringBuilder escaped = new StringBuilder();
            byte[] bytes = new byte[odd.length];
            for (int i = 0; i < odd.length; i++) {
                bytes[i] = (byte) odd[i];
                escaped.append((char) (0xDC00 + odd[i]));
            }

            assertEquals(escaped.toString(), SystemText.decode(bytes));
            assertArrayEquals(bytes, SystemText.encode(SystemText.decode(bytes)));
        }
    }

    @Test
    void the_second_half_of_a_character_beyond_FFFF_is_no_escape() {
        String text = new String(Character.toChars(0x1F480)) + "\udc80" + new String(Character.toChars(0x100FF));

        assertEquals(text, SystemText.decode(SystemText.encode(text)));
        assertEquals(9, SystemText.encode(text).length);
    }

    @Test
    void every_sequence_of_bytes_comes_back_as_it_was() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);

            assertArrayEquals(bytes, SystemText.encode(SystemText.decode(bytes)));
        }
    }
}

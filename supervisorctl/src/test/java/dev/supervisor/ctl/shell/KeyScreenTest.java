package dev.supervisor.ctl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.ctl.top.Key;
import dev.supervisor.ctl.top.Key.Letter;
import dev.supervisor.ctl.top.Key.Special;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A screen that takes keys")
class KeyScreenTest {

    private static List<Key> typed(String bytes) throws IOException {
        var input = new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8));
        Terminal terminal =
                new DumbTerminal("test", "xterm", input, new ByteArrayOutputStream(), StandardCharsets.UTF_8);
        List<Key> keys = new ArrayList<>();
        try (KeyScreen screen = new KeyScreen(terminal, true)) {
            Key key = Special.UP;
            while (key != Special.INTERRUPT) {
                key = screen.key(Duration.ofSeconds(30)).orElse(new Letter('?'));
                keys.add(key);
            }
        }
        return keys;
    }

    @Test
    void knows_Home_and_End_of_every_terminal() throws IOException {
        for (String home : List.of("[H", "OH", "[1~", "[7~")) {
            assertEquals(List.of(Special.HOME, new Letter('z'), Special.INTERRUPT), typed("\u001b" + home + "z\3"));
        }
        for (String end : List.of("[F", "OF", "[4~", "[8~", "Ow")) {
            assertEquals(List.of(Special.END, new Letter('z'), Special.INTERRUPT), typed("\u001b" + end + "z\3"));
        }
    }

    @Test
    void knows_arrows_and_pages_with_and_without_the_keypad() throws IOException {
        assertEquals(
                List.of(
                        Special.UP,
                        Special.UP,
                        Special.DOWN,
                        Special.DOWN,
                        Special.PAGE_UP,
                        Special.PAGE_DOWN,
                        Special.INTERRUPT),
                typed("\u001b[A\u001bOA\u001b[B\u001bOB\u001b[5~\u001b[6~\3"));
    }

    @Test
    void takes_what_it_does_not_know_for_one_key_that_means_nothing() throws IOException {
        for (String unknown : List.of("[15~", "[1;5H", "OP", "[3~", "x")) {
            assertEquals(
                    List.of(new Letter('?'), new Letter('z'), Special.INTERRUPT), typed("\u001b" + unknown + "z\3"));
        }
    }

    @Test
    void knows_a_bare_escape_and_the_end_of_the_input() throws IOException {
        assertEquals(List.of(Special.INTERRUPT), typed(""));
        assertEquals(List.of(Special.ESCAPE, Special.INTERRUPT), typed("\u001b"));
    }
}

package dev.supervisor.ctl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.jline.terminal.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The terminal of the system")
class SystemTerminalTest {

    @Test
    void is_taken_for_an_xterm_where_nobody_describes_it() throws IOException {
        assertEquals("xterm", SystemTerminal.known("no-such-terminal"));
        assertEquals("xterm", SystemTerminal.known("no such/terminal; at all"));
    }

    @Test
    void is_what_it_says_it_is_otherwise() throws IOException {
        assertEquals("screen-256color", SystemTerminal.known("screen-256color"));
        assertEquals("dumb", SystemTerminal.known("dumb"));
        assertEquals("dumb", SystemTerminal.known(""));
    }

    @Test
    void has_the_usual_size_where_it_says_none_and_else_its_own() {
        assertEquals(Size.of(80, 24), SystemTerminal.size(Size.of(0, 0)));
        assertEquals(Size.of(80, 24), SystemTerminal.size(Size.of(0, 50)));
        assertEquals(Size.of(80, 24), SystemTerminal.size(Size.of(50, 0)));
        assertEquals(Size.of(1, 1), SystemTerminal.size(Size.of(1, 1)));
    }
}

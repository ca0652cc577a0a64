package dev.supervisor.ctl.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.client.Credentials;
import dev.supervisor.client.view.Palette;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Colours")
class PaletteTest {
    @Test
    void leave_the_lines_of_what_runs_as_they_are_and_stand_around_the_others() {
        FakeSupervisor supervisor = new FakeSupervisor().running("up").stopped("down");
        RecordingTerminal terminal = new RecordingTerminal();

        new Interpreter(new Session(
                        terminal,
                        new Audience(Palette.COLOURED, true, false, true),
                        supervisor,
                        FakeSupervisor.ADDRESS,
                        Credentials.NONE,
                        false))
                .run("status");

        String plain = Run.of(supervisor, "status").out();
        assertEquals(
                plain.lines()
                        .map(line -> line.startsWith("down") ? "\u001b[2m" + line + "\u001b[0m" : line)
                        .toList(),
                terminal.out().lines().toList());
    }
}

package dev.supervisor.ctl.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.ctl.client.Credentials;
import dev.supervisor.ctl.view.Palette;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Colours")
class PaletteTest {
    @Test
    void leave_every_column_of_status_where_it_is() {
        FakeSupervisor supervisor = new FakeSupervisor().running("up").stopped("down");
        RecordingTerminal terminal = new RecordingTerminal();

        new Interpreter(new Session(
                        terminal,
                        new Audience(Palette.COLOURED, true, false),
                        supervisor,
                        FakeSupervisor.URL,
                        Credentials.NONE,
                        false))
                .run("status");

        String plain = Run.of(supervisor, "status").out();
        assertEquals(plain, terminal.out().replaceAll("\u001b\\[\\d+m", ""));
        assertEquals(
                plain.replace("RUNNING   ", "\u001b[32mRUNNING   \u001b[0m")
                        .replace("STOPPED   ", "\u001b[2mSTOPPED   \u001b[0m"),
                terminal.out());
    }
}

package dev.supervisor.ctl.action;

import static dev.supervisor.ctl.action.Run.said;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.LogPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("fg")
class ForegroundTest {
    private static final String BEGIN = "==> Press Ctrl-C to exit <==";
    private static final String END = "Exiting foreground";

    private final FakeSupervisor supervisor = new FakeSupervisor().running("up").stopped("down");

    @BeforeEach
    void openLogs() {
        for (StdStream channel : StdStream.values()) {
            supervisor.stream(LogPath.of("up", channel));
        }
    }

    private Run fg(String... typed) {
        return Run.of(supervisor, "fg up", new RecordingTerminal().answering(typed), false);
    }

    @Test
    void passes_on_each_line_and_leaves_at_the_end_of_the_input() throws Exception {
        assertEquals(said(0, BEGIN, END), fg("one", "two three"));
        assertEquals("one\ntwo three\n", supervisor.whatWasRead("up"));
    }

    @Test
    void says_so_when_the_process_ends_at_a_line() {
        assertEquals(said(0, BEGIN, "Process got killed", END), fg("one", "die", "more"));
    }

    @Test
    void leaves_at_the_interrupt_key() {
        RecordingTerminal terminal = new RecordingTerminal().interruptedBeforeReading();

        assertEquals(said(0, BEGIN, END), Run.of(supervisor, "fg up", terminal, false));
    }

    @ParameterizedTest
    @CsvSource({
        "fg down,ERROR: process not running",
        "fg nope,ERROR: bad process name supplied",
        "fg up:*,ERROR: bad process name supplied",
        "fg up down,ERROR: too many process names supplied",
    })
    void refuses_what_is_not_one_running_process(String line, String sentence) {
        assertEquals(said(1, sentence), Run.of(supervisor, line));
    }

    @Test
    void shows_its_help_without_a_name() {
        assertEquals(
                said(
                        1,
                        "ERROR: no process name supplied",
                        "fg <process>\tConnect to a process in foreground mode",
                        "\t\tCtrl-C to exit"),
                Run.of(supervisor, "fg"));
    }
}

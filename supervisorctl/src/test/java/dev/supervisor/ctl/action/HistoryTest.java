package dev.supervisor.ctl.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The history of a process")
class HistoryTest {
    private final FakeSupervisor supervisor =
            new FakeSupervisor().running("web").running("queue");
    private final RecordingTerminal terminal = new RecordingTerminal();

    @BeforeAll
    static void showTimesAsTheyAreTold() {
        System.setProperty("user.timezone", "UTC");
        java.util.TimeZone.setDefault(null);
    }

    private int run(String line) {
        return Run.of(supervisor, line, terminal, false).code();
    }

    @Test
    void is_shown_from_its_newest_run_with_what_each_wrote_last() {
        supervisor.serve("GET /api/v1/processes/web/history", """
            {"name": "web", "starts": 2, "runs": [
              {"started_at": "2026-01-02T03:04:05Z", "cause": "autorestart", "pid": 8, "end": null, "last_lines": []},
              {"started_at": "2026-01-02T03:03:00Z", "cause": "autostart", "pid": 7,
               "end": {"at": "2026-01-02T03:04:04Z", "summary": "killed by SIGKILL (out of memory)", "lasted_seconds": 64.0},
               "last_lines": ["allocating", "more"]}]}\
            """);

        assertEquals(0, run("history web"));

        assertEquals("""
            STARTED              WHY          PID  ENDED                LASTED  HOW
            2026-01-02 03:04:05  autorestart    8  -                         -  goes on
            2026-01-02 03:03:00  autostart      7  2026-01-02 03:04:04   64.0s  killed by SIGKILL (out of memory)
                | allocating
                | more
            """, terminal.out());
    }

    @Test
    void is_shown_under_the_name_where_there_are_several() {
        String none = "{\"runs\": []}";
        supervisor.serve("GET /api/v1/processes/web/history", none);
        supervisor.serve("GET /api/v1/processes/queue/history", none);

        run("history web queue");

        assertThat(terminal.out().lines()).contains("web", "queue");
    }

    @Test
    void is_not_known_to_a_server_without_an_api() {
        assertEquals(1, run("history web"));

        assertEquals("", terminal.out());
        assertEquals(FakeSupervisor.URL + " has no /api/v1, so there is no history to show\n", terminal.err());
    }

    @Test
    void needs_a_name() {
        assertEquals(1, run("history"));

        assertThat(terminal.out()).startsWith("Error: history requires a process name\nhistory <name> [...]\t");
    }
}

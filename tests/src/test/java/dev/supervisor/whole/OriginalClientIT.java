package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The original's supervisorctl, talking to our daemon,")
class OriginalClientIT {
    @TempDir
    private Path directory;

    private RunningDaemon daemon;

    @BeforeEach
    void start() throws Exception {
        daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:cat]
            command = cat

            [program:talker]
            command = sh -c "echo grüße; echo worse >&2; exec sleep 1000"
            startsecs = 0

            [program:web]
            command = sleep 1000
            process_name = web_%(process_num)02d
            numprocs = 2
            startsecs = 0

            [program:manual]
            command = sleep 1000
            autostart = false
            """).askedBy(Peer.ORIGINAL);
        daemon.awaitState("cat", "RUNNING");
    }

    @AfterEach
    void end() {
        daemon.close();
    }

    @Test
    void shows_states() {
        Run status = daemon.ctl("status");
        assertEquals(3, status.code());
        assertThat(status.out()).containsPattern("(?m)^cat {30}RUNNING   pid \\d+, uptime 0:00:\\d\\d$");
        assertThat(status.out()).containsPattern("(?m)^manual {27}STOPPED   Not started$");
        assertThat(status.out()).containsPattern("(?m)^web:web_01 {23}RUNNING   pid \\d+, uptime 0:00:\\d\\d$");
    }

    @Test
    void starts_stops_and_restarts() {
        assertEquals(new Run(0, "manual: started\n", ""), daemon.ctl("start", "manual"));
        assertEquals(new Run(0, "manual: ERROR (already started)\n", ""), daemon.ctl("start", "manual"));
        assertEquals(new Run(0, "manual: stopped\n", ""), daemon.ctl("stop", "manual"));
        assertEquals(new Run(0, "manual: ERROR (not running)\n", ""), daemon.ctl("stop", "manual"));
        assertThat(daemon.ctl("restart", "web:*").lines())
                .containsExactlyInAnyOrder(
                        "web:web_00: stopped", "web:web_01: stopped", "web:web_00: started", "web:web_01: started");
        assertThat(daemon.ctl("restart", "all").code()).isZero();
        assertEquals(new Run(1, "nobody: ERROR (no such process)\n", ""), daemon.ctl("start", "nobody"));
    }

    @Test
    void tails_logs() {
        await().atMost(RunningDaemon.PATIENCE)
                .until(() -> daemon.ctl("tail", "talker").out().contains("grüße"));
        assertEquals(new Run(0, "worse\n\n", ""), daemon.ctl("tail", "talker", "stderr"));
        assertThat(daemon.ctl("maintail").out()).contains("INFO spawned: 'talker' with pid ");
    }

    @Test
    void signals_clears_and_asks() {
        assertEquals(new Run(0, "cat: signalled\n", ""), daemon.ctl("signal", "HUP", "cat"));
        assertEquals(new Run(0, "talker: cleared\n", ""), daemon.ctl("clear", "talker"));
        assertEquals(new Run(0, daemon.pid() + "\n", ""), daemon.ctl("pid"));
        assertEquals(new Run(0, "4.3.0\n", ""), daemon.ctl("version"));
    }

    @Test
    void shuts_the_daemon_down() throws Exception {
        assertEquals(new Run(0, "Shut down\n", ""), daemon.ctl("shutdown"));
        assertThat(daemon.process().waitFor()).isZero();
    }
}

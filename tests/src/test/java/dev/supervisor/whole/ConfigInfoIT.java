package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a daemon tells of its configuration")
class ConfigInfoIT {
    private static final String PROGRAMS = """
        [program:plain]
        command = sleep 1000

        [program:full]
        command = sh -c "sleep %%(process_num)d; echo '%(group_name)s %(program_name)s %%'"
        process_name = %(program_name)s-%(process_num)02d
        numprocs = 2
        numprocs_start = 7
        priority = 12
        autostart = false
        autorestart = unexpected
        startsecs = 3
        startretries = 5
        exitcodes = 0,2,17
        stopsignal = USR1
        stopwaitsecs = 4
        stopasgroup = true
        user = nobody
        directory = /tmp
        umask = 027
        environment = A="1",B="%(process_num)d"
        serverurl = http://127.0.0.1:9999
        stdout_logfile = %(here)s/full-%(process_num)d.log
        stdout_logfile_maxbytes = 3MB
        stdout_logfile_backups = 4
        stdout_capture_maxbytes = 1KB
        stdout_events_enabled = true
        stdout_syslog = true
        stderr_logfile = NONE
        stderr_logfile_maxbytes = 0
        stderr_logfile_backups = 0

        [program:redirected]
        command = cat
        autostart = false
        redirect_stderr = true
        stopsignal = 34
        killasgroup = true
        stderr_capture_maxbytes = 2MB
        stderr_events_enabled = true
        stderr_syslog = true

        [program:one]
        command = cat
        autostart = false
        exitcodes =
        [program:two]
        command = cat
        autostart = false
        process_name = zwei
        [group:pair]
        programs = two,one
        priority = 5

        [eventlistener:ear]
        command = cat
        autostart = false
        events = TICK_60
        priority = -3
        """;

    @TempDir
    private Path directory;

    private List<String> told(Peer peer) throws Exception {
        Path where = directory.resolve(peer.name());
        Path script = Path.of(getClass().getResource("/config/told.py").toURI());
        try (RunningDaemon daemon = RunningDaemon.start(peer, where, PROGRAMS)) {
            Run asked = Run.of(
                    where,
                    List.of(
                            "/usr/bin/python3",
                            script.toString(),
                            daemon.directory().resolve("s.sock").toString()));
            assertEquals(new Run(0, asked.out(), ""), asked);
            List<String> lines = new ArrayList<>();
            for (String line : asked.lines()) {
                lines.add(line.replace(where.toString(), "HERE").replaceAll("-[a-z0-9_]{8}\\.log", "-RANDOM.log"));
            }
            return lines;
        }
    }

    @Test
    void is_what_the_original_tells_member_by_member_with_its_types() throws Exception {
        List<String> ours = told(Peer.OURS);

        assertThat(ours).contains("full full-08 startsecs int 3", "pair zwei group_prio int 5");
        assertEquals(String.join("\n", told(Peer.ORIGINAL)), String.join("\n", ours));
    }
}

package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("In the background the daemon")
class BackgroundIT {
    @TempDir
    private Path directory;

    /** A daemon in the background, seen from outside. */
    private record Seen(
            Map<String, String> descriptors, boolean leadsSession, String terminal, String cwd, String umask) {}

    private String configuration(Path where, String options) {
        return """
            [supervisord]
            logfile = %1$s/supervisord.log
            pidfile = %1$s/supervisord.pid
            childlogdir = %1$s
            user = %2$s
            %3$s
            [unix_http_server]
            file = %1$s/s.sock
            [rpcinterface:supervisor]
            supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
            [supervisorctl]
            serverurl = unix://%1$s/s.sock
            """.formatted(where, System.getProperty("user.name"), options);
    }

    private Seen seen(Peer peer, String options) throws Exception {
        Path where = Files.createDirectories(directory.resolve(peer.name()));
        Path file = Files.writeString(where.resolve("supervisord.conf"), configuration(where, options));
        Run start = Run.of(where, peer.daemon(), List.of("-c", file.toString()));
        assertEquals(new Run(0, "", ""), start, peer.name());
        Path pidfile = where.resolve("supervisord.pid");
        await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(pidfile) && Files.size(pidfile) > 1);
        long pid = Long.parseLong(Run.text(pidfile).strip());
        ProcessHandle daemon = ProcessHandle.of(pid).orElseThrow();
        try {
            Path proc = Path.of("/proc/" + pid);
            Map<String, String> descriptors = new TreeMap<>();
            for (String number : List.of("0", "1", "2")) {
                descriptors.put(
                        number,
                        Files.readSymbolicLink(proc.resolve("fd/" + number)).toString());
            }
            String stat = Run.text(proc.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            String umask = Run.text(proc.resolve("status"))
                    .lines()
                    .filter(line -> line.startsWith("Umask:"))
                    .findFirst()
                    .orElseThrow();
            return new Seen(
                    descriptors,
                    fields[3].equals(Long.toString(pid)),
                    fields[4],
                    Files.readSymbolicLink(proc.resolve("cwd")).toString(),
                    umask);
        } finally {
            daemon.destroy();
            await().atMost(RunningDaemon.PATIENCE).until(() -> !daemon.isAlive());
        }
    }

    @Test
    void has_its_own_session_no_terminal_null_stdio_the_directory_and_umask_of_the_file() throws Exception {
        String options = "directory = /usr\numask = 027";

        Seen ours = seen(Peer.OURS, options);

        assertEquals(seen(Peer.ORIGINAL, options), ours);
        assertEquals(
                new Seen(
                        Map.of("0", "/dev/null", "1", "/dev/null", "2", "/dev/null"),
                        true,
                        "0",
                        "/usr",
                        "Umask:\t0027"),
                ours);
        assertThat(Run.text(directory.resolve("OURS/supervisord.log")))
                .contains("INFO daemonizing the supervisord process")
                .contains("INFO set current directory: '/usr'");
    }

    @Test
    void stays_where_it_is_when_it_starts_over_whatever_the_file_says_by_then() throws Exception {
        List<String> told = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            Path where = Files.createDirectories(directory.resolve(peer.name()));
            Path file = Files.writeString(where.resolve("supervisord.conf"), configuration(where, "directory = /usr"));
            assertEquals(new Run(0, "", ""), Run.of(where, peer.daemon(), List.of("-c", file.toString())));
            Path log = where.resolve("supervisord.log");
            await().atMost(RunningDaemon.PATIENCE).until(() -> starts(log) == 1);
            long pid = Long.parseLong(Run.text(where.resolve("supervisord.pid")).strip());
            ProcessHandle daemon = ProcessHandle.of(pid).orElseThrow();
            try {
                Files.writeString(file, configuration(where, "directory = /tmp\numask = 077"));
                Run.of(where, List.of("kill", "-HUP", Long.toString(pid)));
                await().atMost(RunningDaemon.PATIENCE).until(() -> starts(log) == 2);
                told.add(Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")) + "\n"
                        + Run.text(log).replaceAll("(?m)^\\S+ \\S+ |\\d+$", ""));
            } finally {
                daemon.destroy();
                await().atMost(RunningDaemon.PATIENCE).until(() -> !daemon.isAlive());
            }
        }
        assertEquals(told.get(Peer.ORIGINAL.ordinal()), told.get(Peer.OURS.ordinal()));
    }

    private static int starts(Path log) {
        return Run.text(log).split("supervisord started with pid", -1).length - 1;
    }

    @Test
    void answers_and_has_written_its_pid_file_before_the_command_returns() throws Exception {
        Path file = Files.writeString(directory.resolve("supervisord.conf"), configuration(directory, ""));

        assertEquals(
                0,
                Run.of(directory, Peer.OURS.daemon(), List.of("-c", file.toString()))
                        .code());

        long pid = Long.parseLong(Run.text(directory.resolve("supervisord.pid")).strip());
        try {
            Run asked = Run.of(directory, Peer.OURS.client(), List.of("-c", file.toString(), "pid"));
            assertEquals(pid + "\n", asked.out());
        } finally {
            ProcessHandle daemon = ProcessHandle.of(pid).orElseThrow();
            daemon.destroy();
            await().atMost(RunningDaemon.PATIENCE).until(() -> !daemon.isAlive());
        }
    }

    @Test
    void says_why_it_cannot_start_and_leaves_nothing_behind() throws Exception {
        Path file = Files.writeString(
                directory.resolve("supervisord.conf"),
                configuration(directory, "").replace(directory + "/s.sock", "/nonexistent/s.sock"));

        Run run = Run.of(directory, Peer.OURS.daemon(), List.of("-c", file.toString()));

        assertEquals(2, run.code());
        assertThat(run.err()).contains("Cannot open an HTTP server: socket.error reported errno.ENOENT (2)");
        assertThat(directory.resolve("supervisord.pid")).doesNotExist();
    }
}

package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What children write")
class LogsIT {
    /** The destinations of the output of {@code writer.sh}, program by program. */
    private static final String FATES = """
        [program:rotated]
        command = sh %(here)s/writer.sh rotated 37
        stdout_logfile = %(here)s/rotated.log
        stdout_logfile_maxbytes = 1000
        stdout_logfile_backups = 9
        [program:few]
        command = sh %(here)s/writer.sh few 37
        stdout_logfile = %(here)s/few.log
        stdout_logfile_maxbytes = 500
        stdout_logfile_backups = 2
        [program:emptied]
        command = sh %(here)s/writer.sh emptied 14
        stdout_logfile = %(here)s/emptied.log
        stdout_logfile_maxbytes = 500
        stdout_logfile_backups = 0
        [program:forever]
        command = sh %(here)s/writer.sh forever 30
        stdout_logfile = %(here)s/forever.log
        stdout_logfile_maxbytes = 0
        [program:nowhere]
        command = sh %(here)s/writer.sh nowhere 3
        stdout_logfile = NONE
        stderr_logfile = OFF
        [program:auto]
        command = sh %(here)s/writer.sh auto 3
        [program:both]
        command = sh %(here)s/writer.sh both 8
        redirect_stderr = true
        stdout_logfile = %(here)s/both.log
        [program:captured]
        command = sh %(here)s/writer.sh captured 8 '<!--XSUPERVISOR:BEGIN-->secret<!--XSUPERVISOR:END-->'
        stdout_logfile = %(here)s/captured.log
        stdout_capture_maxbytes = 1MB
        stdout_events_enabled = true
        [program:coloured]
        command = sh %(here)s/coloured.sh
        stdout_logfile = %(here)s/coloured.log
        [program:bytes]
        command = printf '\\377\\000\\200 no text\\n'
        stdout_logfile = %(here)s/bytes.log
        """;

    private static final List<String> PROGRAMS =
            List.of("rotated", "few", "emptied", "forever", "nowhere", "auto", "both", "captured", "coloured", "bytes");

    @TempDir
    private Path directory;

    @BeforeEach
    void open_the_directory() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static Path configuration(Path where, String supervisord, String programs) throws IOException {
        Files.createDirectories(where);
        return Files.writeString(
                where.resolve("supervisord.conf"),
                """
                [supervisord]
                pidfile = %%(here)s/supervisord.pid
                childlogdir = %%(here)s
                nodaemon = true
                user = %s
                %s

                [unix_http_server]
                file = %%(here)s/s.sock

                [rpcinterface:supervisor]
                supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

                [supervisorctl]
                serverurl = unix://%%(here)s/s.sock

                """.formatted(System.getProperty("user.name"), supervisord) + programs);
    }

    /** Each line of 100 bytes is waited for where it can be seen, so that it is one piece for the daemon. */
    private static void scripts(Path where) throws IOException {
        Files.createDirectories(where);
        Files.writeString(where.resolve("writer.sh"), """
            cd "$(dirname "$0")"
            i=1
            while [ $i -le $2 ]; do
                line=$(printf '%s %090d' "$3" $i)
                if [ "$1" = both ] && [ $((i % 2)) = 0 ]; then echo "$line" >&2; else echo "$line"; fi
                t=0
                while [ $t -lt 8 ] && ! cat "$1".log* "$1"-stdout* 2>/dev/null | grep -q " 0*$i\\$"; do
                    sleep 0.05; t=$((t + 1))
                done
                i=$((i + 1))
            done
            echo "end of $1, written last and longer than any token"
            """);
        Files.writeString(where.resolve("coloured.sh"), """
            printf '\\033[31mred\\033[0m and \\033[1;32mgreen\\033[m, \\033]0;title\\n'
            sleep 0.5
            printf 'broken \\033[31'
            sleep 0.5
            printf 'mwhole\\n'
            """);
    }

    /** All logs by their names: AUTO ones with their modes and without what is random. */
    private static Map<String, String> logs(Path where) throws IOException {
        Map<String, String> logs = new TreeMap<>();
        try (Stream<Path> all = Files.list(where)) {
            for (Path path : all.toList()) {
                String name = path.getFileName().toString();
                if (name.contains(".log") && !name.startsWith("supervisord")) {
                    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                    String content = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
                    logs.put(name.replaceAll("-[a-z0-9_]{8}\\.log", "-RANDOM.log") + " " + mode, content);
                }
            }
        }
        return logs;
    }

    @Test
    void is_kept_in_the_same_files_byte_for_byte() throws Exception {
        String once = FATES.replaceAll("(?m)^(command = .*)$", "$1\nautorestart = false\nstartsecs = 0");
        List<Map<String, String>> kept = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            Path where = directory.resolve(peer.name());
            scripts(where);
            Path file = configuration(
                    where, "logfile = %(here)s/supervisord.log\nloglevel = debug\nstrip_ansi = true", once);
            try (RunningDaemon daemon = RunningDaemon.startOn(peer, where, file)) {
                PROGRAMS.forEach(program -> daemon.awaitState(program, "EXITED"));
                assertThat(daemon.log()).contains("'captured' stdout emitted a comm event");
            }
            kept.add(logs(where));
        }

        assertEquals(kept.get(1).keySet(), kept.get(0).keySet());
        assertEquals(kept.get(1), kept.get(0));
        assertThat(kept.get(0))
                .containsKeys("rotated.log.3 rw-r--r--", "few.log.2 rw-r--r--")
                .doesNotContainKeys("few.log.3 rw-r--r--", "emptied.log.1 rw-r--r--");
        assertThat(kept.get(0).get("bytes.log rw-r--r--")).isEqualTo("\u00ff\u0000\u0080 no text\n");
        assertThat(kept.get(0).get("captured.log rw-r--r--"))
                .doesNotContain("secret")
                .contains("end of captured");
        assertThat(kept.get(0).get("coloured.log rw-r--r--"))
                .isEqualTo("red and green, \u001b]0;title\nbroken mwhole\n");
    }

    @Test
    void goes_to_the_systems_log_in_the_same_messages() throws Exception {
        Path devLog = Path.of("/dev/log");
        assumeTrue(!Files.exists(devLog) && Files.isWritable(devLog.getParent()), "somebody else has /dev/log");
        String programs = """
            [program:lines]
            command = printf 'one\\n\\ntwo\\n\\n'
            autorestart = false
            startsecs = 0
            stdout_syslog = true
            stdout_logfile = NONE
            [program:old]
            command = sh -c 'echo deprecated'
            autorestart = false
            startsecs = 0
            stdout_logfile = syslog
            """;
        List<List<String>> received = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            Path where = directory.resolve(peer.name());
            Path file = configuration(where, "logfile = syslog", programs);
            Path messages = where.resolve("messages");
            Process listener = new ProcessBuilder("python3", "-c", """
                import os, socket, sys
                s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                s.bind('/dev/log')
                with open(sys.argv[1], 'ab', 0) as out:
                    while True:
                        out.write(s.recv(1 << 20).replace(b'\\n', b'$') + b'\\n')
                """, messages.toString())
                    .inheritIO()
                    .start();
            try {
                await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(devLog) && Files.exists(messages));
                try (RunningDaemon daemon = RunningDaemon.startOn(peer, where, file)) {
                    daemon.awaitState("lines", "EXITED");
                    daemon.awaitState("old", "EXITED");
                }
                await().atMost(RunningDaemon.PATIENCE)
                        .until(() -> Run.text(messages).contains("received SIGTERM"));
            } finally {
                listener.destroy();
                listener.waitFor();
                Files.deleteIfExists(devLog);
            }
            received.add(Run.text(messages)
                    .lines()
                    .filter(line -> !line.contains("success: ")) // with startsecs 0 a race of the original with the end
                    .filter(line -> line.contains(": lines ")
                            || line.contains(": old ")
                            || line.contains("exited: ")
                            || line.contains("SIGTERM"))
                    .map(line -> line.replaceAll("^<14>\\w{3} [ 123]\\d \\d\\d:\\d\\d:\\d\\d ", "<14>STAMP ")
                            .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}", "STAMP"))
                    .sorted()
                    .toList());
        }

        assertEquals(received.get(1), received.get(0));
        assertThat(received.get(0))
                .contains(
                        "<14>STAMP supervisord: lines one",
                        "<14>STAMP supervisord: lines ",
                        "<14>STAMP supervisord: lines two",
                        "<14>STAMP supervisord: old deprecated",
                        "<14>STAMP supervisord: STAMP INFO exited: old (exit status 0; expected)$");
    }

    /** All that is written is kept, so nothing may be missing, however seldom the client looks. */
    @Test
    void is_followed_over_rotations_without_a_hole() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:count]
            command = sh -c 'echo ready; while [ ! -e go ]; do sleep 0.05; done; seq 1 6000; exec sleep 1000'
            directory = %(here)s
            stdout_logfile = %(here)s/count.log
            stdout_logfile_maxbytes = 500
            stdout_logfile_backups = 200
            """)) {
            daemon.awaitState("count", "RUNNING");
            Path seen = directory.resolve("seen");
            Process client = new ProcessBuilder(
                            Peer.OURS.client().toString(),
                            "-c",
                            directory.resolve("supervisord.conf").toString(),
                            "logs",
                            "-f",
                            "count")
                    .redirectErrorStream(true)
                    .redirectOutput(seen.toFile())
                    .start();
            try {
                await().atMost(RunningDaemon.PATIENCE)
                        .until(() -> Run.text(seen).contains("count | ready\n"));
                Files.createFile(directory.resolve("go"));
                await().atMost(RunningDaemon.PATIENCE)
                        .until(() -> Run.text(seen).contains("count | 6000\n"));
            } finally {
                client.destroy();
            }
            List<String> expected = new ArrayList<>(List.of("count | ready"));
            for (int i = 1; i <= 6000; i++) {
                expected.add("count | " + i);
            }
            assertEquals(expected, Run.text(seen).lines().toList());
        }
    }
}

package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A child whose log gives trouble")
class LogTroubleIT {
    @TempDir
    private Path directory;

    private static long count(String text, String part) {
        return text.lines().filter(line -> line.contains(part)).count();
    }

    /** Writes a numbered line whenever a file of that number appears, and says so by removing it. */
    private void writer(Path where) throws IOException {
        Files.createDirectories(where);
        Files.writeString(where.resolve("writer.sh"), """
            i=1
            while :; do
                if [ -e "$1/go$i" ]; then
                    printf '%0999d\\n' $i
                    rm "$1/go$i"
                    i=$((i + 1))
                else
                    sleep 0.05
                fi
            done
            """);
    }

    private static void write(Path where, int number) throws IOException {
        Path go = Files.createFile(where.resolve("go" + number));
        await().atMost(RunningDaemon.PATIENCE).until(() -> !Files.exists(go));
    }

    /** The loss is logged with the first line that is kept ten seconds after the trouble began, or later. */
    private void writeUntilLossIsTold(RunningDaemon daemon, int first) {
        int[] next = {first};
        await().atMost(RunningDaemon.PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    write(directory, next[0]++);
                    return daemon.log().contains("bytes of output for log " + directory);
                });
    }

    @Test
    void lives_on_a_full_disk_and_is_heard_again_when_there_is_room() throws Exception {
        writer(directory);
        Path disk = Files.createDirectory(directory.resolve("disk"));
        boolean mounted = Run.of(directory, List.of("mount", "-t", "tmpfs", "-o", "size=64k", "none", disk.toString()))
                        .code()
                == 0;
        assumeTrue(mounted, "only root can mount");
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:w]
            command = sh %(here)s/writer.sh %(here)s
            stdout_logfile = %(here)s/disk/w.log
            [program:full]
            command = sh -c 'while :; do echo lost; sleep 0.2; done'
            stdout_logfile = /dev/full
            stdout_logfile_maxbytes = 0
            """)) {
            daemon.awaitState("w", "RUNNING");
            int pid = daemon.pidOf("w");
            Path filler = Files.write(disk.resolve("filler"), new byte[60 * 1024]);
            for (int i = 1; i <= 10; i++) {
                write(directory, i);
            }
            daemon.awaitLog("cannot keep log " + disk.resolve("w.log"));
            daemon.awaitLog("cannot keep log /dev/full: cannot write to descriptor");

            Files.delete(filler);
            writeUntilLossIsTold(daemon, 11);
            String log = daemon.log();
            long lost = Long.parseLong(
                    log.replaceAll("(?s).*lost (\\d+) bytes of output for log " + disk + "/w.log.*", "$1"));
            assertThat(lost).isBetween(2_000L, 10_000L);
            assertEquals(1, count(log, "cannot keep log " + disk.resolve("w.log")));
            assertEquals(1, count(log, "cannot keep log /dev/full"));
            assertThat(Run.text(disk.resolve("w.log"))).contains("00011\n");
            assertEquals(pid, daemon.pidOf("w"));
            assertThat(daemon.states()).containsEntry("full", "RUNNING");
        } finally {
            Run.of(directory, List.of("umount", disk.toString()));
        }
    }

    @Test
    void lives_without_the_directory_of_its_log_and_is_heard_again_when_it_is_back() throws Exception {
        writer(directory);
        Path logs = Files.createDirectory(directory.resolve("logs"));
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:w]
            command = sh %(here)s/writer.sh %(here)s
            stdout_logfile = %(here)s/logs/w.log
            stdout_logfile_maxbytes = 1000
            """)) {
            daemon.awaitState("w", "RUNNING");
            int pid = daemon.pidOf("w");
            write(directory, 1);
            await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(logs.resolve("w.log.1")));
            try (Stream<Path> all = Files.list(logs)) {
                for (Path path : all.toList()) {
                    Files.delete(path);
                }
            }
            Files.delete(logs);
            for (int i = 2; i <= 5; i++) {
                write(directory, i);
            }
            daemon.awaitLog("cannot keep log " + logs.resolve("w.log"));

            Files.createDirectory(logs);
            writeUntilLossIsTold(daemon, 6);
            assertThat(daemon.log()).containsPattern("lost [1-4]000 bytes of output for log " + logs + "/w.log");
            assertEquals(1, count(daemon.log(), "cannot keep log"));
            assertTrue(Files.exists(logs.resolve("w.log.1")));
            assertEquals(pid, daemon.pidOf("w"));
        }
    }

    @Test
    void lives_without_the_permission_for_its_log_and_is_heard_again_when_it_is_given() throws Exception {
        writer(directory);
        OrdinaryUser user = OrdinaryUser.in(directory);
        Path emptied = directory.resolve("emptied.log");
        Path moved = Files.createDirectory(directory.resolve("moved"));
        Run.of(directory, List.of("chown", "-R", "--reference=" + directory, directory.toString()));
        try (RunningDaemon daemon = RunningDaemon.startAs(user, directory, """
            [program:w]
            command = sh %(here)s/writer.sh %(here)s
            stdout_logfile = %(here)s/emptied.log
            stdout_logfile_maxbytes = 1000
            stdout_logfile_backups = 0
            [program:moved]
            command = sh -c 'while :; do echo kept; sleep 0.2; done'
            stdout_logfile = %(here)s/moved/m.log
            stdout_logfile_maxbytes = 50
            """)) {
            daemon.awaitState("w", "RUNNING");
            daemon.awaitState("moved", "RUNNING");
            int pid = daemon.pidOf("w");
            int other = daemon.pidOf("moved");
            Files.setPosixFilePermissions(emptied, PosixFilePermissions.fromString("---------"));
            Files.setPosixFilePermissions(moved, PosixFilePermissions.fromString("r-xr-xr-x"));
            for (int i = 1; i <= 5; i++) {
                write(directory, i);
            }
            daemon.awaitLog("cannot keep log " + emptied + ": cannot open " + emptied + ": Permission denied");
            daemon.awaitLog("cannot keep log " + moved.resolve("m.log") + ": cannot open " + moved.resolve("m.log.0"));
            await().atMost(RunningDaemon.PATIENCE).until(() -> Files.size(moved.resolve("m.log")) > 100);

            Files.setPosixFilePermissions(emptied, PosixFilePermissions.fromString("rw-------"));
            Files.setPosixFilePermissions(moved, PosixFilePermissions.fromString("rwxr-xr-x"));
            writeUntilLossIsTold(daemon, 6);
            assertThat(daemon.log()).containsPattern("lost 4000 bytes of output for log " + emptied);
            assertEquals(1, count(daemon.log(), "cannot keep log " + emptied));
            await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(moved.resolve("m.log.2")));
            assertThat(daemon.log()).doesNotContain("of output for log " + moved);
            assertEquals(pid, daemon.pidOf("w"));
            assertEquals(other, daemon.pidOf("moved"));
        }
    }

    @Test
    void delays_nobody_while_its_log_cannot_be_opened_as_it_hangs() throws Exception {
        Path hung = Files.createFile(directory.resolve("hung.log"));
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:hung]
            command = sh -c 'echo heard; exec sleep 1000'
            autostart = false
            stdout_logfile = %(here)s/hung.log
            [program:other]
            command = sh -c 'echo up; exec sleep 1000'
            stdout_logfile = %(here)s/other.log
            """)) {
            daemon.awaitState("other", "RUNNING");
            Path leased = directory.resolve("leased");
            Process lease = new ProcessBuilder("python3", "-c", """
                import fcntl, signal, sys, time
                signal.signal(signal.SIGIO, signal.SIG_IGN)
                f = open(sys.argv[1], 'r+b')
                fcntl.fcntl(f, fcntl.F_SETLEASE, fcntl.F_WRLCK)
                open(sys.argv[2], 'w').close()
                sys.stdin.read()
                """, hung.toString(), leased.toString())
                    .redirectError(directory.resolve("lease.err").toFile())
                    .start();
            try {
                await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(leased) || !lease.isAlive());
                assertTrue(lease.isAlive(), () -> Run.text(directory.resolve("lease.err")));
                assertEquals(0, daemon.ctl("start", "hung").code());

                int before = daemon.pidOf("other");
                assertEquals(
                        0,
                        Run.of(directory, List.of("kill", "-KILL", Integer.toString(before)))
                                .code());
                await().atMost(RunningDaemon.PATIENCE).until(() -> daemon.pidOf("other") != before);
                daemon.awaitState("other", "RUNNING");
                await().atMost(RunningDaemon.PATIENCE)
                        .until(() -> Run.text(directory.resolve("other.log")).equals("up\nup\n"));
                daemon.awaitLog("writing to log " + hung + " hangs since 20");
                // Not read: opening it waits.
                assertEquals(0, Files.size(hung));
            } finally {
                lease.destroyForcibly();
                lease.waitFor();
            }
            await().atMost(RunningDaemon.PATIENCE).until(() -> Run.text(hung).equals("heard\n"));
            daemon.awaitLog("log " + hung + " takes output again, after ");
            assertEquals(1, count(daemon.log(), "hangs since"));
            assertThat(daemon.log()).containsPattern("; output of hung waits until it returns\n");
        }
    }

    @Test
    void delays_nobody_while_its_disk_is_frozen_and_then_lacks_nothing() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        String mount = "dd if=/dev/zero of=image bs=1M count=32 && mkfs.ext4 -q image && mount -o loop image disk";
        assumeTrue(Run.of(directory, List.of("sh", "-c", mount)).code() == 0, "only root can mount");
        String numbers =
                IntStream.rangeClosed(1, 100_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:frozen]
            process_name = %(program_name)s%(process_num)s
            numprocs = 4
            command = sh -c 'while [ ! -e go ]; do sleep 0.05; done; seq 100000; exec sleep 1000'
            stdout_logfile = %(here)s/disk/%(process_num)s.log
            stdout_logfile_maxbytes = 300000
            directory = %(here)s
            [program:other]
            command = sh -c 'while [ ! -e go ]; do sleep 0.05; done; seq 100000; exec sleep 1000'
            directory = %(here)s
            stdout_logfile = %(here)s/other.log
            """)) {
            daemon.awaitState("other", "RUNNING");
            daemon.awaitState("frozen:frozen3", "RUNNING");
            assertEquals(0, fsfreeze("-f", disk));
            try {
                Files.createFile(directory.resolve("go"));
                await().atMost(Duration.ofSeconds(4))
                        .until(() -> Run.text(directory.resolve("other.log")).equals(numbers));
                daemon.awaitLog("; output of frozen:frozen");
                assertEquals(0, daemon.ctl("restart", "other").code());
                await().atMost(Duration.ofSeconds(4))
                        .until(() -> Run.text(directory.resolve("other.log")).equals(numbers + numbers));
            } finally {
                assertEquals(0, fsfreeze("-u", disk));
            }
            for (int i = 0; i < 4; i++) {
                Path log = disk.resolve(i + ".log");
                List<Path> all = List.of(disk.resolve(i + ".log.2"), disk.resolve(i + ".log.1"), log);
                await().atMost(RunningDaemon.PATIENCE).until(() -> textOf(all).equals(numbers));
            }
            daemon.awaitLog(".log takes output again, after ");
            assertThat(daemon.log()).doesNotContain("lost ");
        } finally {
            Run.of(directory, List.of("umount", disk.toString()));
        }
    }

    private int fsfreeze(String option, Path disk) throws Exception {
        return Run.of(directory, List.of("fsfreeze", option, disk.toString())).code();
    }

    private static String textOf(List<Path> files) {
        return files.stream().filter(Files::exists).map(Run::text).collect(Collectors.joining());
    }
}

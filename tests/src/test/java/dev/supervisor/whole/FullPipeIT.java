package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As in a container whose reader of logs hangs. */
@DisplayName("A standard output that nobody reads")
class FullPipeIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final int MANY = 100_000;

    /** Becomes the daemon; what it leaves running reads its standard output once there is a file "go". */
    private static final String LAUNCHER = """
        import os, pty, socket, sys, time, tty
        if sys.argv[1] == 'pipe':
            reader, writer = os.pipe()
        elif sys.argv[1] == 'socket':
            reader, writer = (end.detach() for end in socket.socketpair())
        else:
            reader, writer = pty.openpty()
            tty.setraw(writer)
        if os.fork() == 0:
            if os.fork() == 0:
                os.close(writer)
                while not os.path.exists('go'):
                    if not os.path.exists('supervisord.conf'):
                        os._exit(0)  # the test is over, and its directory gone
                    time.sleep(0.05)
                with open('seen', 'wb') as seen:
                    try:
                        while True:
                            piece = os.read(reader, 65536)
                            if not piece:
                                break
                            seen.write(piece)
                            seen.flush()
                    except OSError:
                        pass
            os._exit(0)
        os.wait()
        os.close(reader)
        os.dup2(writer, 1)
        os.close(writer)
        os.execv(sys.argv[2], sys.argv[2:])
        """;

    private static final String PROGRAMS = """
        [program:loud]
        command = sh -c 'seq 1 %d; echo done; exec sleep 1000'
        stdout_logfile = /dev/stdout
        stdout_logfile_format = prefix
        [program:ticker]
        command = sh -c 'i=0; while true; do i=$((i+1)); echo $i; sleep 0.1; done'
        stdout_logfile = %%(here)s/ticker.log
        [program:both]
        command = sh -c 'sleep 1; seq 1 %d; echo done; exec sleep 1000'
        stdout_logfile = %%(here)s/both.log
        stdout_logfile_also = /dev/stdout
        stdout_logfile_also_format = prefix
        """.formatted(MANY, MANY);

    @TempDir
    private Path directory;

    private RunningDaemon start(String kind) throws IOException {
        List<String> launcher = new ArrayList<>(
                List.of("python3", "-c", LAUNCHER, kind, Peer.OURS.daemon().toString(), "-e", "info"));
        if (kind.equals("terminal")) {
            launcher.add("-s"); // it may take parts of lines, and the daemon's own could come between
        }
        return RunningDaemon.startBy(launcher, directory, PROGRAMS);
    }

    private long ticks() {
        return Run.text(directory.resolve("ticker.log")).lines().count();
    }

    private static Run soon(RunningDaemon daemon, String... arguments) {
        Instant before = Instant.now();
        Run run = daemon.ctl(arguments);
        assertThat(Duration.between(before, Instant.now())).as(run.out()).isLessThan(AT_ONCE);
        return run;
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe", "socket", "terminal"})
    void holds_up_only_who_writes_nowhere_else_and_has_all_of_that_once_it_is_read(String kind) throws Exception {
        try (RunningDaemon daemon = start(kind)) {
            daemon.awaitLog("log /dev/stdout has taken nothing since 20");
            assertThat(daemon.log())
                    .containsPattern("WARN log /dev/stdout has taken nothing since [-0-9]+ [0-9:]+, as nobody reads it;"
                            + " output of loud waits until it does; both goes on without it\n")
                    .doesNotContain("LogPump");
            long before = ticks();
            await().atMost(RunningDaemon.PATIENCE).until(() -> ticks() > before + 5);
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Run.text(directory.resolve("both.log")).endsWith("done\n"));
            assertThat(Run.text(directory.resolve("both.log")).lines()).hasSize(MANY + 1);

            assertEquals(0, soon(daemon, "status").code());
            assertEquals("ticker: stopped\n", soon(daemon, "stop", "ticker").out());
            assertEquals("ticker: started\n", soon(daemon, "start", "ticker").out());
            assertEquals(
                    "ticker: stopped\nticker: started\n",
                    soon(daemon, "restart", "ticker").out());
            boolean hasLog = !kind.equals("terminal");
            await().atMost(RunningDaemon.PATIENCE).until(() -> {
                daemon.ctl("restart", "ticker"); // for another line
                return !hasLog || daemon.log().contains("/dev/stdout has taken nothing of this log since 20");
            });

            Files.createFile(directory.resolve("go"));
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Run.text(directory.resolve("seen")).contains("loud stdout | done\n"));
            List<String> loud = new ArrayList<>(IntStream.rangeClosed(1, MANY)
                    .mapToObj(i -> "loud stdout | " + i)
                    .toList());
            loud.add("loud stdout | done");
            assertEquals(
                    loud,
                    Run.text(directory.resolve("seen"))
                            .lines()
                            .filter(line -> line.startsWith("loud stdout | "))
                            .toList());
            daemon.awaitLog("WARN log /dev/stdout takes output again, after ");
            if (hasLog) {
                daemon.awaitLog("WARN /dev/stdout takes this log again");
            }
        }
    }

    @Test
    void holds_up_neither_a_stop_nor_an_update_nor_a_reload_nor_the_end_of_the_daemon() throws Exception {
        try (RunningDaemon daemon = start("pipe")) {
            daemon.awaitLog("log /dev/stdout has taken nothing since 20");
            assertEquals("loud: stopped\n", soon(daemon, "stop", "loud").out());
            assertEquals("loud: started\n", soon(daemon, "start", "loud").out());
            Path file = directory.resolve("supervisord.conf");
            Files.writeString(
                    file, Files.readString(file).replaceAll("(?s)\\[program:loud\\].*(?=\\[program:ticker\\])", ""));
            assertEquals(
                    "loud: stopped\nloud: removed process group\n",
                    soon(daemon, "update").out());
            assertThat(daemon.states()).containsOnlyKeys("both", "ticker");

            assertEquals(0, soon(daemon, "reload").code());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> daemon.log().split("supervisord started with pid", -1).length == 3);
            assertThat(daemon.log())
                    .containsPattern(
                            "WARN lost [0-9]+ bytes of output that waited for log /dev/stdout, as nobody reads it")
                    .containsPattern("WARN lost [0-9]+ lines? of this log that waited for /dev/stdout");
            daemon.awaitState("ticker", "RUNNING");

            Instant before = Instant.now();
            assertEquals(0, daemon.shutDown());
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
        }
    }
}

package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The daemon")
class DaemonIT {
    private static final String PROGRAMS = """
        [program:one]
        command = sleep 1000
        startsecs = 0
        [program:stubborn]
        command = sh -c "trap '' TERM; while :; do sleep 1; done"
        stopwaitsecs = 1
        killasgroup = true
        startsecs = 0
        """;

    @TempDir
    private Path directory;

    private static void send(RunningDaemon daemon, String signal) {
        assertThat(Run.of(daemon.directory(), List.of("kill", "-" + signal, Long.toString(daemon.pid())))
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "QUIT"})
    void ends_in_order_on_a_signal_and_leaves_nothing_behind(String signal) throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, PROGRAMS)) {
            daemon.awaitState("stubborn", "RUNNING");
            List<Long> children = daemon.children();
            assertThat(children).hasSize(2);
            send(daemon, signal);
            assertEquals(0, daemon.process().waitFor());
            assertThat(children).allMatch(child -> ProcessHandle.of(child).isEmpty());
            assertThat(daemon.log())
                    .contains("WARN received SIG" + signal + " indicating exit request")
                    .contains("INFO waiting for one, stubborn to die")
                    .contains("WARN killing 'stubborn'");
            assertThat(directory.resolve("s.sock")).doesNotExist();
            assertThat(directory.resolve("supervisord.pid")).doesNotExist();
        }
    }

    @Test
    void starts_over_with_the_same_pid_and_a_new_configuration_on_SIGHUP() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, PROGRAMS)) {
            daemon.awaitState("one", "RUNNING");
            assertEquals(daemon.pid() + "\n", Run.text(directory.resolve("supervisord.pid")));
            Path file = directory.resolve("supervisord.conf");
            Files.writeString(file, Run.text(file) + """
                [program:added]
                command = sleep 1000
                """);
            send(daemon, "HUP");
            daemon.awaitLog("WARN received SIGHUP indicating restart request");
            daemon.awaitState("added", "RUNNING");
            daemon.awaitState("one", "RUNNING");
            assertEquals(daemon.pid() + "\n", daemon.ctl("pid").out());
            send(daemon, "HUP");
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> daemon.log().split("supervisord started with pid").length == 4);
            daemon.awaitState("added", "RUNNING");
        }
    }

    @Test
    void opens_its_logs_anew_on_SIGUSR2() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:clock]
            command = sh -c "while :; do echo tick; sleep 0.05; done"
            stdout_logfile = %(here)s/clock.log
            """)) {
            Path log = directory.resolve("clock.log");
            await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(log) && Files.size(log) > 20);
            Files.move(log, directory.resolve("clock.log.old"));
            Files.move(directory.resolve("supervisord.log"), directory.resolve("supervisord.log.old"));
            send(daemon, "USR2");
            await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(log) && Files.size(log) > 20);
            await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(directory.resolve("supervisord.log")));
            assertThat(Run.text(directory.resolve("supervisord.log.old")))
                    .contains("INFO received SIGUSR2 indicating log reopen request")
                    .contains("INFO supervisord logreopen");
            assertThat(daemon.ctl("stop", "clock").code()).isZero();
            daemon.awaitLog("stopped: clock");
        }
    }

    @Test
    void refuses_a_socket_that_another_one_serves_and_replaces_a_stale_one() throws Exception {
        try (RunningDaemon first = RunningDaemon.start(Peer.OURS, directory, PROGRAMS)) {
            assertEquals(
                    PosixFilePermissions.fromString("rwx------"),
                    Files.getPosixFilePermissions(directory.resolve("s.sock")));
            Run second = Run.of(
                    directory,
                    Peer.OURS.daemon(),
                    List.of("-n", "-c", directory.resolve("supervisord.conf").toString()));
            assertEquals(2, second.code());
            assertThat(second.err())
                    .contains("Error: Another program is already listening on a port that one of our HTTP servers is "
                            + "configured to use.  Shut this program down first before starting supervisord.");
            assertEquals(first.pid() + "\n", first.ctl("pid").out());
            assertThat(directory.resolve("supervisord.pid")).exists();
            List<ProcessHandle> orphans = first.process().descendants().toList();
            first.process().destroyForcibly().waitFor();
            orphans.forEach(ProcessHandle::destroyForcibly);
        }
        try (RunningDaemon again = RunningDaemon.start(Peer.OURS, directory, PROGRAMS)) {
            assertThat(Run.text(directory.resolve("stderr"))).contains("Unlinking stale socket");
            again.awaitState("one", "RUNNING");
        }
    }

    @Test
    void goes_into_the_background_when_it_serves_and_says_so_by_its_exit_code() throws Exception {
        Path file = Files.writeString(directory.resolve("supervisord.conf"), """
            [supervisord]
            logfile = %(here)s/supervisord.log
            pidfile = %(here)s/supervisord.pid
            [unix_http_server]
            file = %(here)s/s.sock
            [supervisorctl]
            serverurl = unix://%(here)s/s.sock
            [program:one]
            command = sleep 1000
            """);
        Run start = Run.of(directory, Peer.OURS.daemon(), List.of("-c", file.toString()));
        assertEquals(0, start.code(), start.err());
        String pid = Run.text(directory.resolve("supervisord.pid")).strip();
        ProcessHandle daemon = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        try {
            assertEquals(pid + "\n", ctl("pid").out());
            assertEquals(
                    pid,
                    Run.of(directory, List.of("ps", "-o", "sid=", "-p", pid))
                            .out()
                            .strip());
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> ctl("status").out().contains("RUNNING"));
        } finally {
            daemon.destroy();
            await().atMost(RunningDaemon.PATIENCE).until(() -> !daemon.isAlive());
        }
    }

    private Run ctl(String action) {
        return Run.of(
                directory,
                Peer.OURS.client(),
                List.of("-c", directory.resolve("supervisord.conf").toString(), action));
    }

    @Test
    void is_found_by_init_scripts_and_runs_through_symbolic_links_from_anywhere() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("supervisord"), Peer.OURS.daemon());
        Path file = Files.writeString(directory.resolve("c.conf"), """
            [supervisord]
            logfile = %(here)s/c.log
            pidfile = %(here)s/c.pid
            """);
        Process daemon = new ProcessBuilder("./supervisord", "-n", "-c", "c.conf")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        try {
            await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(directory.resolve("c.pid")));
            assertEquals(daemon.pid() + "\n", Run.text(directory.resolve("c.pid")));
            assertThat(Run.text(Path.of("/proc/" + daemon.pid() + "/cmdline")).split("\0"))
                    .anyMatch(word -> word.endsWith("/supervisord"));
            assertThat(link).isSymbolicLink();
        } finally {
            daemon.destroy();
            assertEquals(0, daemon.waitFor());
        }
    }

    @Test
    void says_its_versions() {
        assertEquals(new Run(0, "4.3.0\n", ""), Run.of(directory, Peer.OURS.daemon(), List.of("-v")));
    }
}

package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The settings of the daemon: it")
class SettingsIT {
    @TempDir
    private Path directory;

    private Path configuration(Peer peer, String options, String programs) throws Exception {
        Path where = Files.createDirectories(directory.resolve(peer.name()));
        return Files.writeString(where.resolve("supervisord.conf"), """
            [supervisord]
            logfile = %1$s/supervisord.log
            %2$s
            [unix_http_server]
            file = %1$s/s.sock
            [rpcinterface:supervisor]
            supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
            [supervisorctl]
            serverurl = unix://%1$s/s.sock
            %3$s
            """.formatted(where, options, programs));
    }

    private String pidfile(Peer peer) {
        return "pidfile = " + directory.resolve(peer.name()) + "/supervisord.pid\n";
    }

    private String user() {
        return "user = " + System.getProperty("user.name") + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"minfds", "minprocs"})
    void refuses_to_start_with_limits_that_it_cannot_have(String option) throws Exception {
        String limit = option.equals("minfds") ? "-n" : "-u";
        String who = System.getProperty("user.name").equals("root") ? "setpriv --bounding-set=-sys_resource " : "";
        for (Peer peer : Peer.values()) {
            Path file = configuration(peer, user() + pidfile(peer) + option + " = 5000", "");
            Run run = Run.of(
                    directory,
                    List.of("bash", "-c", "ulimit " + limit + " 4000; exec " + who + peer.daemon() + " -n -c " + file));

            assertEquals(2, run.code(), peer + run.err());
            assertThat(run.err())
                    .contains("Error: The minimum number of ")
                    .contains("is 5000 as per the \"" + option + "\" command-line argument or config file setting.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tells_its_log_on_standard_output_in_the_foreground_unless_it_is_silent(Peer peer) throws Exception {
        Path loud = configuration(peer, user() + pidfile(peer), "");
        try (RunningDaemon daemon = RunningDaemon.startOn(peer, directory.resolve(peer.name()), loud)) {
            assertEquals(0, daemon.shutDown());
            assertEquals(daemon.log(), Run.text(daemon.directory().resolve("stdout")));
        }
        Files.delete(directory.resolve(peer.name()).resolve("supervisord.log"));
        Path silent = configuration(peer, user() + pidfile(peer) + "silent = true", "");
        try (RunningDaemon daemon = RunningDaemon.startOn(peer, directory.resolve(peer.name()), silent)) {
            assertEquals(0, daemon.shutDown());
            assertThat(Run.text(daemon.directory().resolve("stdout"))).isEmpty();
            assertThat(daemon.log()).contains("supervisord started with pid");
        }
    }

    @ParameterizedTest
    @EnumSource
    void goes_on_if_it_cannot_write_its_pid_file(Peer peer) throws Exception {
        Path file = configuration(peer, user() + "pidfile = " + directory, "");
        try (RunningDaemon daemon = RunningDaemon.startOn(peer, directory.resolve(peer.name()), file)) {
            assertThat(daemon.log()).contains("CRIT could not write pidfile " + directory);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keeps_automatic_logs_of_its_identifier_in_childlogdir_and_old_ones_if_told_not_to_clean_up(Peer peer)
            throws Exception {
        Path logs = Files.createDirectories(directory.resolve(peer.name() + "-logs"));
        Path old = Files.writeString(logs.resolve("one-stdout---mine-abcd1234.log"), "old");
        Path other = Files.writeString(logs.resolve("one-stdout---other-abcd1234.log"), "of another daemon");
        String options = user() + pidfile(peer) + "identifier = mine\nchildlogdir = " + logs + "\n";
        String program = """
            [program:one]
            command = sleep 1000
            startsecs = 0
            """;
        Path where = directory.resolve(peer.name());
        try (RunningDaemon daemon =
                RunningDaemon.startOn(peer, where, configuration(peer, options + "nocleanup = true", program))) {
            daemon.awaitState("one", "RUNNING");
            assertThat(old).exists();
        }
        try (RunningDaemon daemon = RunningDaemon.startOn(peer, where, configuration(peer, options, program))) {
            daemon.awaitState("one", "RUNNING");
            assertThat(old).doesNotExist();
            assertThat(other).exists();
            assertThat(logs.toFile().list((_, name) -> name.matches("one-stdout---mine-[a-z0-9_]{8}\\.log")))
                    .hasSize(1);
        }
    }

    @Test
    void becomes_the_user_of_the_file_and_changes_nothing_else_of_the_environment() throws Exception {
        if (!System.getProperty("user.name").equals("root")) {
            assertThat(Run.of(
                                    directory,
                                    Peer.OURS.daemon(),
                                    List.of(
                                            "-n",
                                            "-c",
                                            configuration(Peer.OURS, "user = root", "")
                                                    .toString()))
                            .err())
                    .contains("Error: Can't drop privilege as nonroot user");
            return;
        }
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        for (Peer peer : Peer.values()) {
            Path file = configuration(peer, "user = nobody\n" + pidfile(peer), """
                [program:one]
                command = sh -c "id; echo $HOME; exec sleep 1000"
                stdout_logfile = %(here)s/one.log
                startsecs = 0
                """);
            Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
            try (RunningDaemon daemon = RunningDaemon.startOn(peer, file.getParent(), file)) {
                daemon.awaitState("one", "RUNNING");
                org.awaitility.Awaitility.await()
                        .until(() -> Run.text(file.resolveSibling("one.log")).endsWith(System.getenv("HOME") + "\n"));
                assertThat(Run.text(file.resolveSibling("one.log")))
                        .startsWith("uid=65534(nobody) gid=65534(nogroup) groups=65534(nogroup)\n");
                assertThat(daemon.log()).contains("INFO Set uid to user 65534 succeeded");
            }
        }
    }

    @Test
    void takes_numbers_below_zero_as_the_original_does() throws Exception {
        List<Object> seen = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            Path file =
                    configuration(peer, user() + pidfile(peer) + "logfile_maxbytes = -100\nlogfile_backups = -1", """
                        [program:up]
                        command = sh -c "echo %(process_num)s of %(numprocs)s; exec cat"
                        process_name = up_%(process_num)02d
                        numprocs = 2
                        numprocs_start = -1
                        priority = -3
                        startsecs = -1
                        stopwaitsecs = 30
                        stdout_logfile = %(here)s/up_%(process_num)d.log
                        stdout_logfile_maxbytes = -5
                        stdout_logfile_backups = -2
                        [program:down]
                        command = false
                        startretries = -1
                        [program:none]
                        command = cat
                        numprocs = -2
                        """);
            Path where = file.getParent();
            try (RunningDaemon daemon = RunningDaemon.startOn(peer, where, file)) {
                daemon.awaitState("up:up_-1", "RUNNING");
                daemon.awaitState("up:up_00", "RUNNING");
                daemon.awaitState("down", "FATAL");
                Path log = where.resolve("up_-1.log");
                if (peer == Peer.OURS) { // the original writes nothing, and a traceback on its standard error
                    await().atMost(RunningDaemon.PATIENCE)
                            .until(() -> Run.text(log).equals("-1 of 2\n"));
                }
                assertEquals(0, daemon.ctl("stop", "up:*").code());
                seen.add(daemon.states());
                seen.add(daemon.lives());
            }
        }
        assertEquals(seen.subList(2, 4), seen.subList(0, 2));
    }

    @Test
    void tells_the_same_lines_when_it_starts_and_when_it_starts_over() throws Exception {
        List<List<String>> told = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            try (RunningDaemon daemon = RunningDaemon.start(peer, directory.resolve(peer.name()), "")) {
                daemon.awaitLog("supervisord started with pid");
                Run.of(directory, List.of("kill", "-HUP", Long.toString(daemon.pid())));
                await().atMost(RunningDaemon.PATIENCE)
                        .until(() -> daemon.log().split("supervisord started with pid", -1).length == 3);
                told.add(daemon.log()
                        .lines()
                        .filter(line -> !line.contains(" DEBG ") && !line.contains(" TRAC "))
                        .map(line -> line.substring(line.indexOf(' ', 11) + 1).replaceAll("pid \\d+", "pid N"))
                        .toList());
            }
        }
        assertEquals(told.get(1), told.get(0));
        assertThat(told.get(0))
                .filteredOn(line -> line.startsWith("INFO Set uid to user"))
                .hasSize(2);
    }
}

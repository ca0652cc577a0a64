package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file of variables")
class EnvFileIT {
    @TempDir
    private Path directory;

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    private void printed(String log, String text) {
        await().atMost(RunningDaemon.PATIENCE).untilAsserted(() -> assertThat(Run.text(directory.resolve(log)))
                .isEqualTo(text));
    }

    @Test
    void is_read_at_each_start_with_the_rights_of_the_daemon() throws Exception {
        write("common.env", "A='common $x'\nB=common\nC=common\nexport D=common\nLONG=\"two\nlines\"\n");
        write("own.env", "# secret\nB=file\nC=file\n");
        Files.setPosixFilePermissions(directory.resolve("own.env"), PosixFilePermissions.fromString("rw-------"));
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [supervisord]
            environment = A=daemon,D=daemon,E=daemon
            [program:web]
            command = sh -c 'echo "$A|$B|$C|$D|$E|$LONG"; exec sleep 1000'
            stdout_logfile = %(here)s/web
            user = nobody
            envFiles = %(here)s/common.env, -%(here)s/missing.env, %(here)s/%(program_file)s.env
            environment = C=environment
            """.replace("%(program_file)s", "own"))) {
            daemon.awaitState("web", "RUNNING");
            printed("web", "common $x|file|environment|common|daemon|two\nlines\n");

            write("own.env", "B=changed\n");
            assertThat(daemon.ctl("update", "--plan").out()).isEqualTo("No config updates to processes\n");
            assertThat(daemon.ctl("restart", "web").out()).isEqualTo("web: stopped\nweb: started\n");

            printed(
                    "web",
                    "common $x|file|environment|common|daemon|two\nlines\n"
                            + "common $x|changed|environment|common|daemon|two\nlines\n");
        }
    }

    @Test
    void that_cannot_be_used_is_a_failed_start_that_says_why_and_shows_nothing_of_it() throws Exception {
        write("bad.env", "A=1\nhidden words\n");
        Run.of(directory, List.of("mkfifo", "pipe.env"));
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:bad]
            command = sleep 1000
            env_file = %(here)s/bad.env
            startretries = 0
            [program:pipe]
            command = sleep 1000
            env_file = -%(here)s/pipe.env
            startretries = 0
            [program:missing]
            command = sleep 1000
            env_file = %(here)s/missing.env
            autostart = false
            [program:good]
            command = sleep 1000
            """)) {
            daemon.awaitState("bad", "FATAL");
            daemon.awaitState("pipe", "FATAL");
            daemon.awaitState("good", "RUNNING");

            assertThat(daemon.ctl("start", "missing").out()).isEqualTo("missing: ERROR (spawn error)\n");

            assertThat(daemon.log())
                    .contains("spawnerr: can't use env_file " + directory + "/bad.env:2: a line has to be KEY=value,"
                            + " without blanks around the =\n")
                    .contains("spawnerr: can't read env_file " + directory + "/pipe.env: it is not a regular file\n")
                    .contains(
                            "spawnerr: can't read env_file " + directory + "/missing.env: No such file or directory\n")
                    .doesNotContain("hidden");
            assertThat(daemon.ctl("status", "bad").out()).contains("FATAL", "can't use env_file");
        }
    }

    @Test
    void that_cannot_be_used_is_noticed_by_a_check() throws Exception {
        write("bad.env", "A=$x\n");
        write("x.conf", """
            [supervisord]
            user = root
            [program:a]
            command = sleep 1000
            numprocs = 2
            process_name = %(process_num)d
            envfiles = %(here)s/bad.env,%(here)s/missing.env
            """);

        Run check = Run.of(directory, Peer.OURS.daemon(), List.of("--check", "--strict", "-c", directory + "/x.conf"));

        assertThat(check.code()).isZero();
        assertThat(check.lines())
                .contains(
                        "WARN " + directory + "/x.conf:7: [program:a] env_file: can't use env_file " + directory
                                + "/bad.env:1: a value with a quote, \\, $ or ` in it has to be in quotes as a whole;"
                                + " between single ones everything is as it is",
                        "WARN " + directory + "/x.conf:7: [program:a] env_file: can't read env_file " + directory
                                + "/missing.env: No such file or directory",
                        directory + "/x.conf can be used: 1 groups, 2 processes");
    }
}

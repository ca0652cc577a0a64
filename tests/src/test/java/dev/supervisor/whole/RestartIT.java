package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A daemon that is to start over")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(120)
class RestartIT {
    private static final String ONE = "[program:one]\ncommand = sleep 1000\nstartsecs = 0\n";

    @TempDir
    private Path directory;

    @Test
    void stops_nothing_for_what_the_system_will_refuse() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, ONE);
                ServerSocket taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            daemon.awaitState("one", "RUNNING");
            int child = daemon.pidOf("one");
            String good = Run.text(directory.resolve("supervisord.conf"));
            String port = "[inet_http_server]\nport = 127.0.0.1:" + taken.getLocalPort() + "\n";

            refused(daemon, good + port, "Another program is already listening on a port");
            refused(daemon, good.replace("file = %(here)s/s.sock", "file = /nowhere/s.sock"), "ENOENT");
            refused(
                    daemon,
                    good.replace("logfile = %(here)s/supervisord.log", "logfile = %(here)s"),
                    "cannot open " + directory + ": Is a directory");
            refused(
                    daemon,
                    good + "[fcgi-program:f]\ncommand = cat\nsocket = unix:///nowhere/f.sock\n",
                    "Could not create FastCGI socket unix:///nowhere/f.sock: ");
            String shared = "tcp://127.0.0.1:" + taken.getLocalPort();
            refused(
                    daemon,
                    good + "[fcgi-program:f]\ncommand = cat\nsocket = " + shared + "\n",
                    "Could not create FastCGI socket " + shared + ": [Errno 98] Address already in use");

            assertEquals(child, daemon.pidOf("one"));
            assertThat(directory.resolve("s.sock")).exists();
        }
    }

    @Test
    void gives_a_port_of_its_own_to_whom_the_file_says_but_not_to_two() throws Exception {
        int server = freePort();
        int shared = freePort();
        String ports = """
            [inet_http_server]
            port = 127.0.0.1:%d

            [fcgi-program:f]
            command = sleep 1000
            socket = tcp://127.0.0.1:%d
            """;
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, ports.formatted(server, shared))) {
            daemon.awaitState("f", "RUNNING");
            Path file = directory.resolve("supervisord.conf");
            String before = Run.text(file);
            String after = before.replace("127.0.0.1:" + server + "\n", "127.0.0.1:" + shared + "\n");

            refused(
                    daemon,
                    after,
                    "Could not create FastCGI socket tcp://127.0.0.1:" + shared
                            + ": [Errno 98] Address already in use");
            Files.writeString(
                    file, after.replace("tcp://127.0.0.1:" + shared + "\n", "tcp://127.0.0.1:" + server + "\n"));
            assertThat(daemon.ctl("reload").out()).isEqualTo("Restarted supervisord\n");
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> daemon.log().split("supervisord started with pid", -1).length == 3);
            daemon.awaitState("f", "RUNNING");
            Run byPort = Run.of(directory, Peer.OURS.client(), List.of("-s", "http://127.0.0.1:" + shared, "pid"));
            assertEquals(daemon.pid() + "\n", byPort.out());
        }
    }

    private void refused(RunningDaemon daemon, String configuration, String why) throws IOException {
        Files.writeString(directory.resolve("supervisord.conf"), configuration);

        Run run =
                Run.of(directory, Peer.OURS.client(), List.of("-s", "unix://" + directory.resolve("s.sock"), "reload"));

        assertThat(run.out()).contains("CANT_REREAD").contains(why);
        daemon.awaitLog("ERRO cannot restart, nothing is stopped: ");
        assertThat(daemon.log()).contains(why);
    }

    @Test
    void as_another_user_is_refused_what_that_user_may_not_and_can_have_what_they_may() throws Exception {
        assumeTrue(OrdinaryUser.isSomebodyElse(), "only root can become somebody else");
        OrdinaryUser.in(directory);
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, ONE)) {
            daemon.awaitState("one", "RUNNING");
            int child = daemon.pidOf("one");
            Path file = directory.resolve("supervisord.conf");
            Path log = directory.resolve("supervisord.log");
            Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));
            Path roots = Files.createDirectory(directory.resolve("roots"));
            Files.setPosixFilePermissions(roots, PosixFilePermissions.fromString("rwxr-xr-x"));
            String root = Run.text(file);
            String nobody = root.replace("user = root", "user = nobody");
            String other = nobody.replace("supervisord.log", "other.log");

            refused(daemon, nobody, "cannot open " + log + ": Permission denied");
            refused(daemon, other.replace("childlogdir = %(here)s", "childlogdir = " + roots), "Permission denied");
            refused(daemon, other.replace("s.sock", "roots/s.sock"), "EACCES");
            refused(
                    daemon,
                    other + "[fcgi-program:f]\ncommand = cat\nsocket = unix://%(here)s/roots/f.sock\n",
                    "Permission denied");
            Path everybodys = Files.createDirectory(directory.resolve("everybodys"));
            Files.setAttribute(everybodys, "unix:mode", 01777);
            Files.writeString(everybodys.resolve("f.sock"), "root's");
            refused(
                    daemon,
                    other + "[fcgi-program:f]\ncommand = cat\nsocket = unix://%(here)s/everybodys/f.sock\n",
                    "Operation not permitted");
            assertEquals(child, daemon.pidOf("one"));
            assertThat(Files.getOwner(log).getName()).isEqualTo("root");

            Files.delete(directory.resolve("other.log"));
            Files.writeString(file, other);
            assertThat(daemon.ctl("reload").out()).isEqualTo("Restarted supervisord\n");
            Path others = directory.resolve("other.log");
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Files.exists(others) && Run.text(others).contains("supervisord started with pid"));
            assertThat(Files.getOwner(others).getName()).isEqualTo("nobody");
            daemon.awaitState("one", "RUNNING");
        }
    }

    @Test
    void moves_to_another_socket_port_and_log() throws Exception {
        int first = freePort();
        int second = freePort();
        String ports = "[inet_http_server]\nport = 127.0.0.1:%d\n".formatted(first) + ONE;
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, ports)) {
            Path file = directory.resolve("supervisord.conf");
            Files.writeString(
                    file,
                    Run.text(file)
                            .replace("s.sock", "other.sock")
                            .replace(":" + first, ":" + second)
                            .replace("supervisord.log", "other.log"));
            Run.of(directory, List.of("kill", "-HUP", Long.toString(daemon.pid())));

            Path other = directory.resolve("other.log");
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Files.exists(other) && Run.text(other).contains("supervisord started with pid"));
            assertThat(directory.resolve("s.sock")).doesNotExist();
            assertEquals(daemon.pid() + "\n", daemon.ctl("pid").out());
            Run byPort = Run.of(directory, Peer.OURS.client(), List.of("-s", "http://127.0.0.1:" + second, "pid"));
            assertEquals(daemon.pid() + "\n", byPort.out());
        }
    }

    @Test
    void leaves_in_the_old_log_why_it_ended_instead() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:slow]
            command = sh -c "trap 'rm -r %(here)s/new; exit' TERM; echo ready; while :; do sleep 0.1; done"
            stdout_logfile = %(here)s/slow.log
            startsecs = 0
            """)) {
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Run.text(directory.resolve("slow.log")).contains("ready"));
            Path childlogdir = Files.createDirectory(directory.resolve("new"));
            Path file = directory.resolve("supervisord.conf");
            Files.writeString(
                    file, Run.text(file).replace("childlogdir = %(here)s", "childlogdir = " + childlogdir) + ONE);

            Run.of(directory, List.of("kill", "-HUP", Long.toString(daemon.pid())));

            daemon.awaitLog("CRIT cannot start over, the daemon ends: ");
            assertThat(daemon.log()).containsPattern("the daemon ends: .*" + childlogdir + ".*No such file");
        }
    }

    @Test
    void reads_the_file_that_it_was_started_on_wherever_it_is_by_then() throws Exception {
        Path file = Files.writeString(directory.resolve("supervisord.conf"), """
            [supervisord]
            logfile = log/supervisord.log
            pidfile = supervisord.pid
            childlogdir = log
            directory = /usr

            [unix_http_server]
            file = %%(here)s/s.sock

            [rpcinterface:supervisor]
            supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

            [supervisorctl]
            serverurl = unix://%%(here)s/s.sock

            [program:cat]
            command = cat
            """.formatted());
        Files.createDirectory(directory.resolve("log"));
        for (List<String> words : List.of(List.<String>of(), List.of("-c", "./supervisord.conf"))) {
            assertEquals(0, Run.of(directory, Peer.OURS.daemon(), words).code());
            Path log = directory.resolve("log/supervisord.log");
            long pid = Long.parseLong(
                    Run.text(directory.resolve("supervisord.pid")).strip());
            ProcessHandle daemon = ProcessHandle.of(pid).orElseThrow();
            try {
                List<String> reread = List.of("-c", file.toString(), "reread");
                assertEquals(
                        "No config updates to processes\n",
                        Run.of(directory, Peer.OURS.client(), reread).out());
                int before = starts(log);
                Run.of(directory, List.of("kill", "-HUP", Long.toString(pid)));
                await().atMost(RunningDaemon.PATIENCE).until(() -> starts(log) == before + 1);
                assertEquals(pid + "\n", Run.text(directory.resolve("supervisord.pid")));
            } finally {
                daemon.destroy();
                await().atMost(RunningDaemon.PATIENCE).until(() -> !daemon.isAlive());
            }
        }
    }

    private static int starts(Path log) {
        return Run.text(log).split("supervisord started with pid", -1).length - 1;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A FastCGI application behind nginx")
class FcgiIT {
    private static final String APPLICATION = """
        [fcgi-program:app]
        command = php-cgi
        socket = %s
        %s
        process_name = %%(program_name)s_%%(process_num)d
        numprocs = 2
        environment = PHP_FCGI_MAX_REQUESTS="0"
        """;

    @TempDir
    private Path directory;

    private Path script;

    @BeforeEach
    void write_the_application() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        script = Files.writeString(
                directory.resolve("app.php"), "<?php usleep(2000); echo getmypid(), ' ', $_GET['name'];");
    }

    private static List<String> saidOfSockets(RunningDaemon daemon) {
        return daemon.log()
                .lines()
                .filter(line -> line.contains(" socket ") || line.contains("spawned: ") || line.contains("stopped: "))
                .map(line -> line.replaceFirst("^\\S+ \\S+ ", "")
                        .replaceFirst("pid \\d+", "pid N")
                        .replaceFirst("app_[01]", "app_N"))
                .toList();
    }

    /** Pids of the processes that have answered, once both have. */
    private static Set<String> answered(Nginx nginx) {
        Set<String> pids = new HashSet<>();
        await().atMost(RunningDaemon.PATIENCE).until(() -> {
            HttpResponse<String> answer = nginx.get();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).endsWith(" fcgi");
            pids.add(answer.body().split(" ")[0]);
            return !pids.isEmpty();
        });
        return pids;
    }

    private Map<Peer, List<String>> lives(String socket, String options, String nginxSocket) throws Exception {
        Map<Peer, List<String>> told = new TreeMap<>();
        for (Peer peer : Peer.values()) {
            Path where = directory.resolve(peer.name());
            try (RunningDaemon daemon = RunningDaemon.start(peer, where, APPLICATION.formatted(socket, options))) {
                daemon.awaitState("app:app_0", "RUNNING");
                daemon.awaitState("app:app_1", "RUNNING");
                Set<String> ours = Set.of(
                        Integer.toString(daemon.pidOf("app:app_0")), Integer.toString(daemon.pidOf("app:app_1")));
                try (Nginx nginx = new Nginx(where.resolve("nginx"), nginxSocket, script)) {
                    assertThat(ours).containsAll(answered(nginx));
                    daemon.ctl("stop", "app:app_0");
                    assertThat(answered(nginx)).containsExactly(Integer.toString(daemon.pidOf("app:app_1")));
                    daemon.ctl("stop", "app:app_1");
                    assertEquals(502, nginx.get().statusCode());
                    daemon.ctl("start", "app:app_1");
                    assertThat(answered(nginx)).containsExactly(Integer.toString(daemon.pidOf("app:app_1")));
                }
                assertEquals(0, daemon.shutDown());
                told.put(peer, saidOfSockets(daemon));
            }
        }
        return told;
    }

    @Test
    void answers_through_a_unix_socket_as_long_as_one_of_its_processes_runs() throws Exception {
        Path socket = directory.resolve("app.sock");

        Map<Peer, List<String>> told = lives("unix://" + socket, "socket_mode = 0777", "unix:" + socket);

        assertEquals(told.get(Peer.ORIGINAL), told.get(Peer.OURS));
        assertThat(told.get(Peer.OURS))
                .startsWith(
                        "INFO Creating socket unix://" + socket,
                        "INFO Closing socket unix://" + socket,
                        "INFO Creating socket unix://" + socket,
                        "INFO spawned: 'app_N' with pid N",
                        "INFO spawned: 'app_N' with pid N")
                .endsWith("INFO Closing socket unix://" + socket);
        assertThat(socket).as("stays").exists();
    }

    @Test
    void answers_through_a_port_as_long_as_one_of_its_processes_runs() throws Exception {
        int port = Nginx.freePort();

        Map<Peer, List<String>> told = lives("tcp://localhost:" + port, "socket_backlog = 16", "127.0.0.1:" + port);

        assertEquals(told.get(Peer.ORIGINAL), told.get(Peer.OURS));
        assertThat(told.get(Peer.OURS)).contains("INFO Creating socket tcp://localhost:" + port);
    }

    @ParameterizedTest
    @EnumSource
    void has_a_socket_with_the_owner_and_mode_of_the_file_as_the_descriptor_0_of_each_process(Peer peer)
            throws Exception {
        Path socket = directory.resolve("app.sock");
        Files.writeString(socket, "in the way");
        String owner = System.getProperty("user.name").equals("root") ? "nobody" : System.getProperty("user.name");
        try (RunningDaemon daemon = RunningDaemon.start(
                peer,
                directory.resolve(peer.name()),
                APPLICATION.formatted("unix://" + socket, "socket_owner = " + owner + "\nsocket_mode = 0760"))) {
            daemon.awaitState("app:app_0", "RUNNING");
            daemon.awaitState("app:app_1", "RUNNING");

            assertEquals(PosixFilePermissions.fromString("rwxrw----"), Files.getPosixFilePermissions(socket));
            assertEquals(owner, Files.getOwner(socket).getName());
            assertThat(descriptor0(daemon, "app:app_0"))
                    .startsWith("socket:")
                    .isEqualTo(descriptor0(daemon, "app:app_1"));
        }
    }

    private static String descriptor0(RunningDaemon daemon, String process) throws Exception {
        return Files.readSymbolicLink(Path.of("/proc/" + daemon.pidOf(process) + "/fd/0"))
                .toString();
    }

    @Test
    void ends_the_start_of_the_daemon_if_its_socket_cannot_be_made() throws Exception {
        String socket = "unix:///nonexistent/app.sock";
        Path file = Files.writeString(
                directory.resolve("supervisord.conf"), """
                    [supervisord]
                    logfile = %%(here)s/supervisord.log
                    pidfile = %%(here)s/supervisord.pid
                    """.formatted() + APPLICATION.formatted(socket, ""));

        for (Peer peer : Peer.values()) {
            Run run = Run.of(directory, peer.daemon(), List.of("-n", "-c", file.toString()));

            assertEquals(1, run.code(), peer.name());
            assertThat(run.err())
                    .contains("Could not create FastCGI socket " + socket + ": [Errno 2] No such file or directory");
        }
    }
}

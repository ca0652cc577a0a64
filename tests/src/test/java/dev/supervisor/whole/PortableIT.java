package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A daemon that takes its system for any Unix")
class PortableIT {
    private static final Path HOME = Path.of(System.getProperty("supervisor.home"));
    private static final Path LAUNCH =
            Path.of("../supervisor-portable/target/launch-posix").toAbsolutePath();

    @TempDir
    private Path directory;

    /** A home whose {@code launch} has nothing that only Linux has. */
    private Path home;

    @BeforeEach
    void make_it_a_home() throws IOException {
        home = directory.resolve("home");
        Path libexec = Files.createDirectories(home.resolve("libexec"));
        Files.copy(LAUNCH, libexec.resolve("launch"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void runs_workers_brings_them_back_tells_of_them_and_stops_them() throws Exception {
        try (RunningDaemon daemon =
                RunningDaemon.startBy(command("portable", portableSide()), directory.resolve("d"), """
                    [program:worker]
                    command = sh -c 'echo "up $WHO"; exec sleep 1000'
                    environment = WHO="w%(process_num)d"
                    process_name = worker-%(process_num)d
                    numprocs = 3
                    startsecs = 0

                    [program:once]
                    command = sh -c 'echo last words; exit 3'
                    autorestart = false
                    startsecs = 0

                    [program:lost]
                    command = /nonexistent/program
                    startretries = 0
                    """)) {
            for (String worker : List.of("worker:worker-0", "worker:worker-1", "worker:worker-2")) {
                daemon.awaitState(worker, "RUNNING");
            }
            daemon.awaitState("once", "EXITED");
            daemon.awaitState("lost", "FATAL");
            assertEquals("last words\n\n", daemon.ctl("tail", "once").out());
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> daemon.ctl("tail", "worker:worker-1").out().equals("up w1\n\n"));

            int before = daemon.pidOf("worker:worker-0");
            ProcessHandle.of(before).orElseThrow().destroyForcibly();
            await().atMost(RunningDaemon.PATIENCE).until(() -> {
                int now = daemon.pidOf("worker:worker-0");
                return now != before && now != 0;
            });
            daemon.awaitLog("exited: worker-0 (terminated by SIGKILL; not expected)");
            daemon.awaitLog("exited: once (exit status 3; not expected)");

            assertEquals(
                    "worker:worker-2: stopped\n",
                    daemon.ctl("stop", "worker:worker-2").out());
            daemon.awaitLog("stopped: worker-2 (terminated by SIGTERM)");
            assertEquals(
                    "worker:worker-2: started\n",
                    daemon.ctl("start", "worker:worker-2").out());
            assertThat(daemon.ctl("status", "-o", "wide").out()).contains("worker:worker-2");
            assertEquals("", Run.text(daemon.directory().resolve("stderr")));

            List<Long> children = daemon.children();
            assertEquals(0, daemon.shutDown());
            assertThat(children).hasSize(3).allMatch(child -> ProcessHandle.of(child)
                    .isEmpty());
            assertThat(daemon.log()).contains("received SIGTERM indicating exit request");
        }
    }

    @Test
    void goes_into_the_background_starts_over_at_HUP_and_ends_when_it_is_asked_to() throws Exception {
        Path pidfile = directory.resolve("supervisord.pid");
        Path file = Files.writeString(directory.resolve("supervisord.conf"), """
            [supervisord]
            logfile = %1$s/supervisord.log
            pidfile = %2$s
            childlogdir = %1$s
            user = %3$s
            [unix_http_server]
            file = %1$s/s.sock
            [rpcinterface:supervisor]
            supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
            [supervisorctl]
            serverurl = unix://%1$s/s.sock
            [program:p]
            command = sleep 1000
            """.formatted(
                        directory, pidfile, System.getProperty("user.name")));
        List<String> command = new ArrayList<>(command("portable", portableSide()));
        command.addAll(List.of("-c", file.toString()));

        assertEquals(new Run(0, "", ""), Run.of(directory, command));

        await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(pidfile) && Files.size(pidfile) > 1);
        ProcessHandle daemon =
                ProcessHandle.of(Long.parseLong(Run.text(pidfile).strip())).orElseThrow();
        try {
            Path log = directory.resolve("supervisord.log");
            awaitTimes(log, "entered RUNNING state", 1);
            assertEquals(
                    0,
                    Run.of(directory, List.of("kill", "-HUP", Long.toString(daemon.pid())))
                            .code());
            awaitTimes(log, "entered RUNNING state", 2);
            assertThat(Run.text(log)).contains("received SIGHUP indicating restart request");

            Run shutdown = Run.of(directory, Peer.OURS.client(), List.of("-c", file.toString(), "shutdown"));
            assertEquals(new Run(0, "Shut down\n", ""), shutdown);
            await().atMost(RunningDaemon.PATIENCE).until(() -> !daemon.isAlive());
        } finally {
            daemon.destroyForcibly();
        }
    }

    @Test
    void says_what_is_missing_where_its_side_of_the_doors_is_not() {
        Run run = Run.of(directory, command("OpenBSD", List.of()));

        assertEquals(
                new Run(
                        1,
                        "",
                        "Error: cannot run on OpenBSD without supervisor-portable, which this distribution for Linux"
                                + " does not contain\n"),
                run);
    }

    @Test
    void is_nothing_that_Linux_has_to_carry() throws IOException {
        try (Stream<Path> jars = Files.list(HOME.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("supervisor-portable")
                            || name.startsWith("jnr")
                            || name.startsWith("jffi")
                            || name.startsWith("asm"));
        }
    }

    private static void awaitTimes(Path log, String sentence, int times) {
        await().atMost(RunningDaemon.PATIENCE).until(() -> Run.text(log).split(sentence, -1).length - 1 >= times);
    }

    /** The command line of {@code bin/supervisord}, with more on its class path and the name of its system. */
    private List<String> command(String system, List<String> jars) {
        String classPath = Stream.concat(
                        Stream.of(HOME.resolve("lib/supervisord.jar").toString()), jars.stream())
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                home.resolve("libexec/launch").toString(),
                "daemon",
                "supervisord",
                HOME.resolve("runtime/bin/supervisord").toString(),
                "-Dsupervisor.home=" + home,
                "-Dsupervisor.terminals=",
                "-Dsupervisor.os=" + system,
                "-cp",
                classPath,
                "@" + HOME.resolve("lib/supervisord.options"),
                "supervisord");
    }

    /** The module and its library, from the class path of these tests. */
    private static List<String> portableSide() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry ->
                        Stream.of("/supervisor-portable/", "/jnr/", "/asm/").anyMatch(entry::contains))
                .toList();
    }
}

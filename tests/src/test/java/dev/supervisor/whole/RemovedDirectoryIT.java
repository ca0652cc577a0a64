package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("In a folder that was removed")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(120)
class RemovedDirectoryIT {
    @TempDir
    private Path directory;

    private Run there(Path program, String... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("sh", "-c", "mkdir gone && cd gone && rmdir ../gone && exec \"$@\"", "sh", program.toString()));
        command.addAll(List.of(words));
        return Run.of(directory, command);
    }

    @Test
    void both_programs_say_their_version_and_that_a_file_is_not_there() throws Exception {
        assertEquals(new Run(0, "4.3.0\n", ""), there(Peer.OURS.daemon(), "--version"));
        assertThat(there(Peer.OURS.client(), "-c", "no.conf", "pid").out()
                        + there(Peer.OURS.client(), "-c", "no.conf", "pid").err())
                .contains("could not find config file no.conf");
        assertThat(there(Peer.OURS.daemon(), "-c", "no.conf"))
                .satisfies(run -> assertEquals(2, run.code()))
                .satisfies(run -> assertThat(run.err()).startsWith("Error: could not find config file no.conf\n"));
    }

    @Test
    void a_daemon_in_the_background_and_its_children_are_where_those_of_the_original_are() throws Exception {
        List<String> seen = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            Path where = Files.createDirectory(directory.resolve(peer.name()));
            Path file = Files.writeString(where.resolve("supervisord.conf"), """
                [supervisord]
                logfile = %1$s/supervisord.log
                pidfile = %1$s/supervisord.pid
                childlogdir = %1$s

                [unix_http_server]
                file = %1$s/s.sock

                [rpcinterface:supervisor]
                supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

                [supervisorctl]
                serverurl = unix://%1$s/s.sock

                [program:where]
                command = sh -c "readlink /proc/self/cwd; env | grep -c SUPERVISOR_; sleep 1000"
                stdout_logfile = %1$s/where.log
                """.formatted(where));
            assertEquals(0, there(peer.daemon(), "-c", file.toString()).code());
            Path pidFile = where.resolve("supervisord.pid");
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Files.exists(pidFile)
                            && Files.exists(where.resolve("where.log"))
                            && Run.text(where.resolve("where.log")).lines().count() == 2);
            long pid = Long.parseLong(Run.text(pidFile).strip());
            try {
                seen.add(Run.text(where.resolve("where.log")).replace(where.toString(), "")
                        + there(peer.client(), "-c", file.toString(), "reread").out()
                        + Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")));
            } finally {
                ProcessHandle daemon = ProcessHandle.of(pid).orElseThrow();
                daemon.destroy();
                await().atMost(RunningDaemon.PATIENCE).until(() -> !daemon.isAlive());
            }
        }
        assertEquals(seen.get(Peer.ORIGINAL.ordinal()), seen.get(Peer.OURS.ordinal()));
        assertThat(seen.get(Peer.OURS.ordinal())).startsWith(directory + "/gone (deleted)\n");
    }

    @Test
    void and_made_anew_a_daemon_finds_its_relative_paths_after_a_reload_or_an_update() throws Exception {
        Path release = Files.createDirectory(directory.resolve("release"));
        String settings = """
            [supervisord]
            logfile = %(here)s/supervisord.log
            pidfile = %(here)s/supervisord.pid
            childlogdir = %(here)s
            nodaemon = true

            [unix_http_server]
            file = %(here)s/s.sock

            [rpcinterface:supervisor]
            supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

            [supervisorctl]
            serverurl = unix://%(here)s/s.sock

            """;
        Path file = Files.writeString(directory.resolve("supervisord.conf"), settings + program("one"));
        deploy(release);
        try (RunningDaemon _ = RunningDaemon.startOn(Peer.OURS, release, file)) {
            awaitWords(release.resolve("one.log"));
            deploy(release);
            Files.writeString(file, settings + program("one") + program("two"));
            assertEquals(
                    "two: added process group\n",
                    Run.of(directory, Peer.OURS.client(), List.of("-c", file.toString(), "update"))
                            .out());
            awaitWords(release.resolve("two.log"));

            deploy(release);
            Run.of(directory, Peer.OURS.client(), List.of("-c", file.toString(), "reload"));
            awaitWords(release.resolve("one.log"));
            awaitWords(release.resolve("two.log"));
        }
    }

    private static String program(String name) {
        return "[program:%1$s]\ncommand = sh run\ndirectory = sub\nstdout_logfile = %1$s.log\n".formatted(name);
    }

    private static void awaitWords(Path log) {
        await().atMost(RunningDaemon.PATIENCE)
                .until(() -> Files.exists(log) && Run.text(log).equals("here\n"));
    }

    /** As who removes the whole folder and puts a new one in its place. */
    private void deploy(Path release) throws Exception {
        Run.of(directory, List.of("rm", "-r", release.toString()));
        Path program = Files.createDirectories(release.resolve("sub")).resolve("run");
        Files.writeString(program, "echo here\nexec sleep 1000\n");
    }

    @Test
    void of_which_the_daemon_was_told_by_a_relative_path_it_goes_on_reading_its_file() throws Exception {
        Path release = Files.createDirectory(directory.resolve("release"));
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, release, "[program:cat]\ncommand = cat\n")) {
            Path moved = Files.move(release, directory.resolve("moved"));
            Run reread =
                    Run.of(directory, Peer.OURS.client(), List.of("-s", "unix://" + moved.resolve("s.sock"), "reread"));
            assertThat(reread.out()).contains("CANT_REREAD: could not find config file " + release);
            assertThat(Run.text(moved.resolve("supervisord.log")))
                    .doesNotContain("Exception")
                    .doesNotContain("java");
            Files.move(moved, release);
            assertEquals(
                    "No config updates to processes\n", daemon.ctl("reread").out());
        }
    }
}

package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The distribution")
class DistributionIT {
    private static final Path HOME = Path.of(System.getProperty("supervisor.home"));

    @TempDir
    private Path directory;

    @Test
    void prints_its_sample_configuration_through_links_from_anywhere() throws IOException {
        Path near = Files.createSymbolicLink(directory.resolve("near"), HOME.resolve("bin/echo_supervisord_conf"));
        Path far = Files.createSymbolicLink(directory.resolve("far"), Path.of("near"));

        Run run = Run.of(directory, far, List.of());

        assertThat(near).exists();
        assertThat(run.out()).isEqualTo(Files.readString(HOME.resolve("conf/supervisord.conf")));
        assertThat(run.out()).startsWith("; Sample supervisor config file.\n");
    }

    @Test
    void runs_without_a_word_where_its_caches_do_not_fit() throws IOException {
        Path copy = directory.resolve("a copy");
        Run.of(directory, List.of("cp", "-r", HOME.toString(), copy.toString()));
        Files.writeString(copy.resolve("lib/supervisorctl.aot"), "no cache");
        Files.delete(copy.resolve("lib/supervisord.aot"));

        Run client = Run.of(directory, copy.resolve("bin/supervisorctl"), List.of("help", "pid"));
        Run daemon = Run.of(directory, copy.resolve("bin/supervisord"), List.of("--version"));

        assertThat(client.err()).isEmpty();
        assertThat(client.out()).contains("pid");
        assertThat(daemon).isEqualTo(new Run(0, "4.3.0\n", ""));
    }

    @Test
    void hands_through_variables_whose_names_no_shell_would_keep() throws Exception {
        Files.writeString(directory.resolve("s.conf"), """
            [supervisord]
            logfile = %(here)s/supervisord.log
            pidfile = %(here)s/supervisord.pid
            [program:once]
            command = /usr/bin/env
            startsecs = 0
            autorestart = false
            stdout_logfile = %(here)s/once.log
            """);
        ProcessBuilder daemon =
                new ProcessBuilder(HOME.resolve("bin/supervisord").toString(), "-n", "-c", "s.conf");
        daemon.environment().clear();
        daemon.environment().putAll(Map.of("a.b", "1", "x-y", "2"));
        Process running = daemon.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        try {
            Path log = directory.resolve("once.log");
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Files.exists(log) && Run.text(log).contains("SUPERVISOR_PROCESS_NAME"));

            assertThat(Run.text(log).lines())
                    .contains("a.b=1", "x-y=2")
                    .noneMatch(
                            line -> line.startsWith("PWD=") || line.startsWith("SHLVL=") || line.startsWith("LC_ALL="));
        } finally {
            running.destroy();
            running.waitFor();
        }
    }

    @Test
    void says_how_pidproxy_is_used() {
        Path pidproxy = HOME.resolve("bin/pidproxy");

        Run run = Run.of(directory, pidproxy, List.of("pidfile"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("Usage: " + pidproxy + " <pidfile name> <command> [<cmdarg1> ...]");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "QUIT"})
    void passes_signals_on_and_ends_with_the_last_ones(String last) throws Exception {
        Path told = directory.resolve("told");
        script("service", """
            #!/bin/sh
            for signal in HUP USR1 USR2 TERM INT QUIT; do
                trap "echo $signal >>told" $signal
            done
            echo "$*" >started
            echo $$ >pid
            while ! grep -qE 'TERM|INT|QUIT' told 2>/dev/null; do sleep 0.1; done
            """);
        Process proxy = new ProcessBuilder(
                        "env",
                        "--default-signal",
                        HOME.resolve("bin/pidproxy").toString(),
                        "pid",
                        "./service",
                        "a",
                        "b c")
                .directory(directory.toFile())
                .start();
        try {
            await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(directory.resolve("pid")));
            for (String signal : List.of("HUP", "USR1", "USR2", last)) {
                Run.of(directory, List.of("kill", "-" + signal, Long.toString(proxy.pid())));
                await().atMost(RunningDaemon.PATIENCE)
                        .until(() -> Files.exists(told) && Run.text(told).endsWith(signal + "\n"));
            }

            assertThat(proxy.waitFor()).isZero();
            assertThat(Run.text(told)).isEqualTo("HUP\nUSR1\nUSR2\n" + last + "\n");
            assertThat(Run.text(directory.resolve("started"))).isEqualTo("a b c\n");
        } finally {
            proxy.destroyForcibly();
        }
    }

    @Test
    void looks_at_the_program_of_pidproxy_every_five_seconds_and_never_fails_for_it() {
        long before = System.nanoTime();

        Run run = Run.of(directory, HOME.resolve("bin/pidproxy"), List.of("pid", "/bin/false"));

        assertThat(run.code()).isZero();
        assertThat((System.nanoTime() - before) / 1_000_000_000L).isBetween(4L, 30L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ulimit -v 1499999 | Java needs an address space of 1500000 kB (400000 with MALLOC_ARENA_MAX=1 in the"
                        + " environment), and the limit (ulimit -v) is 1499999",
                "export MALLOC_ARENA_MAX=1; ulimit -v 399999 | Java needs an address space of 1500000 kB (400000 with"
                        + " MALLOC_ARENA_MAX=1 in the environment), and the limit (ulimit -v) is 399999",
                "ulimit -n 15 | Java needs 16 descriptors, and the limit (ulimit -n) is 15"
            })
    void does_not_begin_below_limits_below_which_Java_dies(String limit, String sentence) {
        for (String program : List.of("supervisord --version", "supervisorctl version")) {
            Run run = Run.of(directory, limited(limit, program));

            assertThat(run.err()).endsWith(": cannot start: " + sentence + "\n").hasLineCount(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.code()).isEqualTo(127);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ulimit -v 1500000", "export MALLOC_ARENA_MAX=1; ulimit -v 400000", "ulimit -n 16"})
    void begins_at_these_limits(String limit) {
        Run run = Run.of(directory, limited(limit, "supervisord --version"));

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("4.3.0\n");
    }

    /** The process that starts it may have left others open. */
    @Test
    void names_the_limit_where_the_client_has_too_few_descriptors_left() throws IOException {
        String opened = "import os, resource, sys; [os.set_inheritable(os.dup(0), True) for _ in range(6)];"
                + " resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16)); os.execv(sys.argv[1], sys.argv[1:])";
        Path file = Files.writeString(
                directory.resolve("supervisord.conf"), "[supervisorctl]\nserverurl=unix://%(here)s/none\n");
        String client = HOME.resolve("bin/supervisorctl").toString();
        Run run = Run.of(
                directory, List.of("python3", "-c", opened, client, "-c", file.toString(), "--timeout", "9", "status"));

        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("Error: cannot load what is needed: too few descriptors (ulimit -n), or");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    private static List<String> limited(String limit, String program) {
        return List.of("bash", "-c", limit + "; exec " + HOME.resolve("bin") + "/" + program);
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

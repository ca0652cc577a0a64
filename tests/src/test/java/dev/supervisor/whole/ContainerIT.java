package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A container's standard output is a pipe made by somebody else, and the daemon in it may not be root: then it is not
 * permitted to reopen {@code /dev/stdout}, and a pipe has no end to be rotated at.
 */
@DisplayName("In a container, as an ordinary user with pipes for its output, the daemon")
class ContainerIT {
    private static final String CONTAINER = """
        [supervisord]
        nodaemon = true
        silent = true
        user = %s
        logfile = %s
        logfile_maxbytes = 0
        pidfile = %%(here)s/supervisord.pid

        """;

    /** Each says one line and then many, each in one piece, so that no other's comes within it: far more than the size at which its log would be rotated. */
    private static final String PROGRAMS = """
        [program:out]
        command = sh -c 'echo this is out; for i in $(seq 2000); do echo out$i; done; exec sleep 1000'
        stdout_logfile = /dev/stdout
        stdout_logfile_maxbytes = 100
        redirect_stderr = true
        [program:err]
        command = sh -c 'echo this is err; echo err on out >&2; exec sleep 1000'
        stdout_logfile = /dev/stderr
        stdout_logfile_maxbytes = 0
        stderr_logfile = /dev/fd/1
        stderr_logfile_maxbytes = 0
        [program:fd]
        command = sh -c 'echo this is fd; for i in $(seq 2000); do echo fd$i; done; exec sleep 1000'
        stdout_logfile = /dev/fd/1
        """;

    @TempDir
    private Path directory;

    /** The output read from a pipe so far. */
    private static final class Reading {
        private final InputStream pipe;
        private final StringBuilder read = new StringBuilder();

        private Reading(InputStream pipe) {
            this.pipe = pipe;
        }

        String text() throws IOException {
            while (pipe.available() > 0) {
                read.append(new String(pipe.readNBytes(pipe.available()), StandardCharsets.UTF_8));
            }
            return read.toString();
        }
    }

    private Process start(OrdinaryUser user, String logfile) throws IOException {
        Path file = Files.writeString(
                directory.resolve("supervisord.conf"), CONTAINER.formatted(OrdinaryUser.name(), logfile) + PROGRAMS);
        return new ProcessBuilder(user.command(List.of(user.daemon().toString(), "-c", file.toString())))
                .directory(directory.toFile())
                .start();
    }

    private static long count(String text, String beginning) {
        return text.lines().filter(line -> line.startsWith(beginning)).count();
    }

    private void end(Process daemon) throws InterruptedException {
        daemon.toHandle().destroy(); // the process itself would close its pipes before it has ended
        assertThat(daemon.waitFor(RunningDaemon.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertEquals(0, daemon.exitValue());
    }

    private void assertNothingWasMadeOfAPipe() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            assertThat(all.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("supervisord.conf");
        }
        try (Stream<Path> rotated = Files.list(Path.of("/dev"))) {
            assertThat(rotated.map(Path::toString)).noneMatch(path -> path.matches("/dev/std(out|err)\\..*"));
        }
    }

    @Test
    void writes_what_its_processes_say_through_its_own_descriptors_and_rotates_none() throws Exception {
        Process daemon = start(OrdinaryUser.in(directory), "/dev/null");
        try {
            Reading out = new Reading(daemon.getInputStream());
            Reading err = new Reading(daemon.getErrorStream());
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> count(out.text(), "out") == 2000 && count(out.text(), "fd") == 2000);
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() ->
                            err.text().contains("this is err\n") && out.text().contains("err on out\n"));
            assertThat(out.text()).contains("this is out\n", "this is fd\n").doesNotContain("supervisord started");
            end(daemon);
            assertEquals(4003, out.text().lines().count());
            assertThat(err.text()).endsWith("this is err\n");
            assertNothingWasMadeOfAPipe();
        } finally {
            daemon.destroyForcibly().waitFor();
        }
    }

    @Test
    void tells_its_own_log_there_too_if_that_is_where_it_goes() throws Exception {
        Process daemon = start(OrdinaryUser.in(directory), "/dev/stdout");
        try {
            Reading out = new Reading(daemon.getInputStream());
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> out.text().contains("this is out\n")
                            && out.text().contains("entered RUNNING state")
                            && count(out.text(), "fd") == 2000);
            end(daemon);
            assertEquals(
                    1,
                    out.text()
                            .lines()
                            .filter(line -> line.contains("supervisord started with pid"))
                            .count());
            assertThat(out.text()).contains("stopped: out (terminated by SIGTERM)");
            assertNothingWasMadeOfAPipe();
        } finally {
            daemon.destroyForcibly().waitFor();
        }
    }
}

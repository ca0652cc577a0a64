package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker set-up as it stands in a user's guide; only where the log, the socket and the worker are is changed, so that the test
 * touches nothing of the machine's own.
 */
@DisplayName("The worker set-up of a user's guide")
class UserGuideIT {
    @TempDir
    private Path directory;

    private RunningDaemon start(String worker, String quiet) throws Exception {
        Path file = directory.resolve("supervisord.conf");
        Files.writeString(file, """
            [supervisord]
            logfile          = %1$s/supervisord.log
            logfile_maxbytes = 50MB
            logfile_backups  = 10
            loglevel         = error
            silent           = %3$s

            [unix_http_server]
            file             = %1$s/supervisor.sock

            [supervisorctl]
            serverurl        = unix://%1$s/supervisor.sock

            [program:my-app]
            user         = www-data
            command      = %2$s
            numprocs     = 3
            process_name = my-app-worker-%%(process_num)
            autorestart  = true
            """.formatted(directory, worker, quiet));
        return RunningDaemon.startOn(Peer.OURS, directory, file);
    }

    @Test
    void says_nothing_of_what_it_forgives_on_the_standard_error_of_a_silent_daemon() throws Exception {
        try (RunningDaemon daemon = start("php -r \"sleep(1000);\"", "true")) {
            daemon.awaitState("my-app:my-app-worker-0", "RUNNING");

            assertThat(Run.text(directory.resolve("stderr"))).isEmpty();
        }
    }

    @Test
    void runs_three_workers_and_says_what_it_had_to_forgive() throws Exception {
        try (RunningDaemon daemon = start("php -r \"sleep(1000);\"", "false")) {
            for (int worker = 0; worker < 3; worker++) {
                daemon.awaitState("my-app:my-app-worker-" + worker, "RUNNING");
            }
            assertThat(Run.text(directory.resolve("stderr")))
                    .contains("my-app-worker-%(process_num)")
                    .contains("rpcinterface:supervisor");

            int before = daemon.pidOf("my-app:my-app-worker-1");
            Run restart = daemon.ctl("restart", "my-app:*");
            assertThat(restart.lines())
                    .containsExactlyInAnyOrder(
                            "my-app:my-app-worker-0: stopped",
                            "my-app:my-app-worker-1: stopped",
                            "my-app:my-app-worker-2: stopped",
                            "my-app:my-app-worker-0: started",
                            "my-app:my-app-worker-1: started",
                            "my-app:my-app-worker-2: started");
            assertThat(restart.code()).isZero();
            assertThat(daemon.pidOf("my-app:my-app-worker-1")).isNotEqualTo(before);
        }
    }

    @Test
    void gives_up_what_keeps_dying_and_says_so_even_at_loglevel_error() throws Exception {
        try (RunningDaemon daemon = start("php -r \"exit(1);\"", "false")) {
            for (int worker = 0; worker < 3; worker++) {
                daemon.awaitState("my-app:my-app-worker-" + worker, "FATAL");
                daemon.awaitLog("ERRO gave up: my-app-worker-" + worker
                        + " entered FATAL state, too many start retries too quickly");
            }
            assertThat(daemon.ctl("status").lines())
                    .allMatch(line -> line.endsWith("Exited too quickly (process log may have details)"));
            assertThat(daemon.log()).doesNotContain("spawned").doesNotContain("INFO");
        }
    }

    @Test
    void starts_again_a_worker_that_ended_well_after_its_most_jobs() throws Exception {
        Path starts = directory.resolve("starts");
        Files.createFile(starts);
        starts.toFile().setWritable(true, false);
        directory.toFile().setExecutable(true, false);
        try (RunningDaemon daemon = start(
                "php -r \"file_put_contents('%s', '.', FILE_APPEND); usleep(1200000);\"".formatted(starts), "false")) {
            org.awaitility.Awaitility.await()
                    .atMost(RunningDaemon.PATIENCE)
                    .until(() -> Run.text(starts).length() >= 9);
            assertThat(List.copyOf(daemon.states().values())).doesNotContain("FATAL", "BACKOFF");
        }
    }
}

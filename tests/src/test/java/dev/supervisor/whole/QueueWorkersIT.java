package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Queue workers: beanstalkd and PHP under the daemon")
class QueueWorkersIT {
    private static final List<String> WORKERS =
            List.of("my-app:my-app-worker-0", "my-app:my-app-worker-1", "my-app:my-app-worker-2");

    @TempDir
    private Path directory;

    private Beanstalk queue;
    private Path script;
    private Path notes;

    @BeforeEach
    void give_the_workers_a_queue() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        queue = new Beanstalk();
        script = Files.copy(
                Path.of(getClass().getResource("/workers/queue-worker.php").toURI()), directory.resolve("worker.php"));
        notes = Files.createFile(directory.resolve("done"));
        Files.setPosixFilePermissions(notes, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    @AfterEach
    void end_the_queue() throws IOException {
        queue.close();
    }

    @Test
    void lose_no_job_while_they_end_are_killed_and_are_restarted() throws Exception {
        int jobs = 600;
        try (RunningDaemon daemon = start(Peer.OURS, directory.resolve("ours"), workers("jobs", 60))) {
            for (int job = 0; job < jobs; job++) {
                queue.put("jobs", "job-" + job);
            }
            Random random = new Random(7);
            for (int round = 0; round < 8; round++) {
                String victim = WORKERS.get(random.nextInt(3));
                int pid = awaitPid(daemon, victim);
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                await().atMost(RunningDaemon.PATIENCE).until(() -> awaitPid(daemon, victim) != pid);
                if (round % 3 == 2) {
                    assertThat(daemon.ctl("restart", "my-app:*").code()).isZero();
                }
            }
            Set<String> all =
                    IntStream.range(0, jobs).mapToObj(job -> "job-" + job).collect(Collectors.toSet());
            await().atMost(RunningDaemon.PATIENCE)
                    .untilAsserted(() -> assertEquals(all, new TreeSet<>(Files.readAllLines(notes))));
            assertThat(daemon.log()).contains("(terminated by SIGKILL; not expected)");

            List<Long> children = daemon.children();
            assertEquals(0, daemon.shutDown());
            assertThat(children).allMatch(child -> ProcessHandle.of(child).isEmpty());
        }
    }

    @Test
    void live_the_same_lives_as_under_the_original() throws Exception {
        Map<String, List<String>> ours = deterministicLives(Peer.OURS, directory.resolve("ours"));
        Map<String, List<String>> original = deterministicLives(Peer.ORIGINAL, directory.resolve("original"));
        assertThat(ours).containsOnlyKeys("my-app-worker-0", "my-app-worker-1", "my-app-worker-2", "never");
        assertEquals(original, ours);
    }

    /** Every worker has a tube of its own, so that its fate does not depend on which is faster. */
    private Map<String, List<String>> deterministicLives(Peer peer, Path where) throws Exception {
        String tube = peer.name() + "-%(process_num)d";
        String never = """
            [program:never]
            command = php -r "exit(3);"
            startretries = 1
            startsecs = 20
            """;
        try (RunningDaemon daemon = start(peer, where, workers(tube, 30) + never)) {
            daemon.awaitState("never", "FATAL");
            WORKERS.forEach(worker -> daemon.awaitState(worker, "RUNNING"));
            // Each ends with 0 after its most jobs, and is started again.
            for (int worker = 0; worker < 3; worker++) {
                for (int job = 0; job < 30; job++) {
                    queue.put(peer.name() + "-" + worker, "w" + worker + "-" + job);
                }
            }
            awaitStarts(daemon, 2);
            // One is killed.
            awaitOld(daemon, WORKERS.get(0));
            ProcessHandle.of(daemon.pidOf(WORKERS.get(0))).ifPresent(ProcessHandle::destroyForcibly);
            awaitStarts(daemon, "my-app-worker-0", 3);
            // One fails.
            awaitOld(daemon, WORKERS.get(1));
            queue.put(peer.name() + "-1", "fail");
            awaitStarts(daemon, "my-app-worker-1", 3);
            // All are restarted by hand, then stopped.
            WORKERS.forEach(worker -> awaitOld(daemon, worker));
            assertThat(daemon.ctl("restart", "my-app:*").code()).isZero();
            assertThat(daemon.ctl("stop", "all").lines())
                    .containsExactlyInAnyOrderElementsOf(
                            WORKERS.stream().map(worker -> worker + ": stopped").toList());
            daemon.shutDown();
            return daemon.lives();
        }
    }

    private static void awaitStarts(RunningDaemon daemon, int times) {
        for (int worker = 0; worker < 3; worker++) {
            awaitStarts(daemon, "my-app-worker-" + worker, times);
        }
    }

    private static void awaitStarts(RunningDaemon daemon, String process, int times) {
        await().atMost(RunningDaemon.PATIENCE).until(() -> successes(daemon, process) >= times);
    }

    private static void awaitOld(RunningDaemon daemon, String worker) {
        daemon.awaitState(worker, "RUNNING");
    }

    private static long successes(RunningDaemon daemon, String process) {
        return daemon.lives().getOrDefault(process, List.of()).stream()
                .filter(note -> note.startsWith("INFO success:"))
                .count();
    }

    private static int awaitPid(RunningDaemon daemon, String worker) {
        return await().atMost(RunningDaemon.PATIENCE).until(() -> daemon.pidOf(worker), pid -> pid > 0);
    }

    private RunningDaemon start(Peer peer, Path where, String programs) throws IOException {
        return RunningDaemon.start(peer, where, programs);
    }

    private String workers(String tube, int most) {
        return """
            [program:my-app]
            user         = www-data
            command      = php %s %d %s %d %s
            numprocs     = 3
            process_name = my-app-worker-%%(process_num)s
            autorestart  = true

            """.formatted(script, queue.port(), tube, most, notes);
    }
}

package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The demo")
class DemoIT {
    private static final Path REPOSITORY =
            Path.of(System.getProperty("supervisor.home")).resolve("../../..").normalize();

    @TempDir
    private Path directory;

    @Test
    void does_the_jobs_of_its_queue_in_spite_of_a_killed_worker_and_leaves_no_process() throws Exception {
        Run.of(directory, List.of("cp", "-r", REPOSITORY.resolve("conf").toString(), "conf"));
        Path queue = directory.resolve("target/demo");
        for (String folder : List.of("new", "taken", "done", "died-of")) {
            Files.createDirectories(queue.resolve(folder));
        }
        List<ProcessHandle> workers;
        Path file = directory.resolve("conf/demo.conf");
        try (RunningDaemon daemon = RunningDaemon.startOn(Peer.OURS, directory, file)) {
            await().atMost(RunningDaemon.PATIENCE).until(() -> count(queue.resolve("done")) > 0);
            Run pid = Run.of(directory, Peer.OURS.client(), List.of("-c", file.toString(), "pid", "worker:worker-0"));
            workers = daemon.process().children().toList();
            assertThat(workers).hasSize(5);
            ProcessHandle.of(Long.parseLong(pid.out().strip())).orElseThrow().destroyForcibly();
            int before = count(queue.resolve("done"));
            await().atMost(RunningDaemon.PATIENCE).until(() -> count(queue.resolve("done")) > before + 3);
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Run.text(directory.resolve("stdout")).contains("queue: "));
            assertThat(Run.text(queue.resolve("supervisord.log")))
                    .contains("exited: worker-0 (terminated by SIGKILL; not expected)");

            assertThat(daemon.shutDown()).isZero();
        }
        assertThat(workers).noneMatch(ProcessHandle::isAlive);
    }

    private static int count(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

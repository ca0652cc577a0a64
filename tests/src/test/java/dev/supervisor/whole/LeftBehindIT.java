package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Processes of a daemon that was killed")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(120)
class LeftBehindIT {
    private static final String LEFT = "WARN left running by an earlier supervisord, and not known to this one: ";

    @TempDir
    private Path directory;

    @Test
    void are_named_by_the_next_one_and_its_own_are_not() throws Exception {
        String programs = "[program:one]\ncommand = sleep 1000\nstartsecs = 0\n"
                + "[group:g]\nprograms = two\n[program:two]\ncommand = sleep 1001\nstartsecs = 0\n";
        int one;
        int two;
        try (RunningDaemon killed = RunningDaemon.start(Peer.OURS, directory, programs)) {
            killed.awaitState("one", "RUNNING");
            killed.awaitState("g:two", "RUNNING");
            one = killed.pidOf("one");
            two = killed.pidOf("g:two");
            assertThat(killed.log()).doesNotContain(LEFT);
            killed.process().destroyForcibly();
            await().atMost(RunningDaemon.PATIENCE).until(() -> !killed.process().isAlive());
        }
        Files.delete(directory.resolve("supervisord.log"));
        try (RunningDaemon next = RunningDaemon.start(Peer.OURS, directory, programs)) {
            next.awaitLog(LEFT + "one, pid " + one + ", sleep 1000");
            next.awaitLog(LEFT + "g:two, pid " + two + ", sleep 1001");
            next.awaitState("g:two", "RUNNING");
            assertThat(next.log().split(LEFT, -1)).hasSize(3);
        } finally {
            ProcessHandle.of(one).ifPresent(ProcessHandle::destroy);
            ProcessHandle.of(two).ifPresent(ProcessHandle::destroy);
        }
    }
}

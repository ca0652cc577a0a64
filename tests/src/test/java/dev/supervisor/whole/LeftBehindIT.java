package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

    @Test
    void in_the_background_are_named_without_a_server_too() throws Exception {
        Path file = Files.writeString(directory.resolve("supervisord.conf"), """
            [supervisord]
            logfile = %(here)s/supervisord.log
            pidfile = %(here)s/supervisord.pid
            childlogdir = %(here)s

            [program:one]
            command = sh -c "echo $$ >one.pid; exec sleep 1000"
            directory = %(here)s
            serverurl = http://elsewhere:9001
            """);
        Path pidFile = directory.resolve("supervisord.pid");
        Path one = directory.resolve("one.pid");
        List<String> words = List.of("-c", file.toString());
        List<Long> started = new ArrayList<>();
        try {
            assertThat(Run.of(directory, Peer.OURS.daemon(), words).code()).isEqualTo(0);
            started.add(pidIn(pidFile));
            started.add(pidIn(one));
            ProcessHandle killed = ProcessHandle.of(started.getFirst()).orElseThrow();
            killed.destroyForcibly();
            await().atMost(RunningDaemon.PATIENCE).until(() -> !killed.isAlive());
            Files.delete(one);

            assertThat(Run.of(directory, Peer.OURS.daemon(), words).code()).isEqualTo(0);
            started.add(pidIn(pidFile));
            started.add(pidIn(one));

            Path log = directory.resolve("supervisord.log");
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Run.text(log).contains(LEFT + "one, pid " + started.get(1) + ", sleep 1000"));
            assertThat(Run.text(log).split(LEFT, -1)).hasSize(2);
        } finally {
            started.reversed().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
            await().atMost(RunningDaemon.PATIENCE).until(() -> started.stream()
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .noneMatch(ProcessHandle::isAlive));
        }
    }

    private static long pidIn(Path file) {
        await().atMost(RunningDaemon.PATIENCE)
                .until(() -> Files.exists(file) && Run.text(file).endsWith("\n"));
        return Long.parseLong(Run.text(file).strip());
    }
}

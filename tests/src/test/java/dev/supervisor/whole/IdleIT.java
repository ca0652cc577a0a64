package dev.supervisor.whole;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An idle daemon")
class IdleIT {
    /**
     * The arguments of epoll_wait on x86-64 that mean waiting for ever, or for at least a day: milliseconds, as the
     * system shows them.
     */
    private static final String EPOLL_WAIT = "232 0x\\w+ 0x\\w+ 0x\\w+ 0x(ffffffff|[1-7]?\\w{7}) .*";

    /** epoll_pwait2 without an end. */
    private static final String EPOLL_PWAIT2 = "441 0x\\w+ 0x\\w+ 0x\\w+ 0x0 .*";

    /** futex without an end: for waits by condition of the JVM. */
    private static final String FUTEX = "202 0x\\w+ 0x\\w+ 0x\\w+ 0x0 .*";

    /** The loop has the name of the program, as has the thread that started it and waits for its end. */
    private static final List<String> OURS = List.of("supervisord", "http", "pump", "activity");

    @TempDir
    private Path directory;

    @Test
    void has_no_thread_of_its_own_that_would_wake_up_by_itself() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "numbers of system calls are those of x86-64");
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:cat]
            command = cat
            """)) {
            daemon.ctl("status");

            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> OURS.stream().allMatch(thread -> isAtRest(daemon.pid(), thread)));
        }
    }

    /** Whether all threads of that name wait for something to happen. */
    private static boolean isAtRest(long pid, String name) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            List<String> waits = threads.filter(
                            thread -> read(thread.resolve("comm")).equals(name))
                    .map(thread -> read(thread.resolve("syscall")))
                    .toList();
            return !waits.isEmpty() && waits.stream().allMatch(IdleIT::isWithoutEnd);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWithoutEnd(String wait) {
        return wait.matches(EPOLL_WAIT) || wait.matches(EPOLL_PWAIT2) || wait.matches(FUTEX);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

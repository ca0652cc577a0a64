package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a control group of its own with little memory, for which the test has to be root. */
@DisplayName("A child that the kernel kills for want of memory")
class OutOfMemoryIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FIRST_VERSION = Path.of("/sys/fs/cgroup/memory");
    private static final Path SECOND_VERSION = Path.of("/sys/fs/cgroup");
    private static final String ENOUGH_FOR_THE_DAEMON = "400M";

    private static final String PROGRAMS = """
        [program:hungry]
        command = python3 -c "print('more', flush=True); x = bytearray(2 << 30)"
        autorestart = false
        startsecs = 0

        [program:modest]
        command = sleep 1000
        autorestart = false
        """;

    private Path group;

    @BeforeEach
    void makeGroup() throws IOException {
        boolean first = Files.isDirectory(FIRST_VERSION);
        group = (first ? FIRST_VERSION : SECOND_VERSION)
                .resolve("supervisor-test-" + ProcessHandle.current().pid());
        Files.createDirectory(group);
        Files.writeString(group.resolve(first ? "memory.limit_in_bytes" : "memory.max"), ENOUGH_FOR_THE_DAEMON);
    }

    @AfterEach
    void removeGroup() {
        await().atMost(RunningDaemon.PATIENCE)
                .ignoreExceptions()
                .until(() -> Files.deleteIfExists(group) || !Files.exists(group));
    }

    private static JsonNode lastExit(RunningDaemon daemon, String name) throws IOException {
        String answer =
                ApiClient.overUnix(daemon.directory().resolve("s.sock"), "/api/v1/processes/" + name + "/history");
        return JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n"))).at("/runs/0");
    }

    @Test
    void is_told_from_one_that_somebody_else_has_killed(@TempDir Path directory) throws IOException {
        try (RunningDaemon daemon = RunningDaemon.startIn(group, directory, PROGRAMS)) {
            daemon.awaitState("hungry", "EXITED");
            daemon.awaitState("modest", "RUNNING");
            await().atMost(RunningDaemon.PATIENCE).untilAsserted(() -> assertThat(
                            lastExit(daemon, "hungry").at("/end/out_of_memory").asBoolean())
                    .isTrue());
            assertThat(lastExit(daemon, "hungry").at("/end/summary").asText())
                    .isEqualTo("killed by SIGKILL, unexpected (out of memory)");
            assertThat(lastExit(daemon, "hungry").at("/last_lines/0").asText()).isEqualTo("more");

            Run.of(directory, List.of("kill", "-9", Integer.toString(daemon.pidOf("modest"))));
            daemon.awaitState("modest", "EXITED");
            assertThat(lastExit(daemon, "modest").at("/end/signal").asText()).isEqualTo("SIGKILL");
            assertThat(lastExit(daemon, "modest").at("/end/out_of_memory").asBoolean())
                    .isFalse();

            daemon.ctl("start", "modest");
            daemon.awaitState("modest", "RUNNING");
            Run hungry = Run.of(
                    directory,
                    List.of(
                            "sh",
                            "-c",
                            "echo $$ > " + group.resolve("cgroup.procs")
                                    + "; exec python3 -c 'x = bytearray(2 << 30)'"));
            assertThat(hungry.code())
                    .as("of one that is no child of the daemon")
                    .isEqualTo(128 + 9);
            Run.of(directory, List.of("kill", "-9", Integer.toString(daemon.pidOf("modest"))));
            daemon.awaitState("modest", "EXITED");
            assertThat(lastExit(daemon, "modest").at("/end/out_of_memory").asBoolean())
                    .as("whether one whom the kernel's log does not name is told from one whom it does, where it"
                            + " can be read")
                    .isEqualTo(!kernelLogIsReadable());
        }
    }

    private static boolean kernelLogIsReadable() throws IOException {
        return Files.isReadable(Path.of("/dev/kmsg"))
                && Files.readSymbolicLink(Path.of("/proc/self/ns/pid"))
                        .toString()
                        .equals("pid:[4026531836]");
    }
}

package dev.supervisor.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.loop.Relay;
import dev.supervisor.os.Descriptors;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.pump.RealPumpBench.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The pump on real pipes and its own thread")
class RealPipesTest {
    @TempDir
    private Path directory;

    private RealPumpBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new RealPumpBench(this::disk);
        watch(bench.relay);
    }

    /** The pump's descriptors. */
    Descriptors disk(Descriptors real) {
        return real;
    }

    /** The pump is at work; nothing hangs, so only a caller that waits for an answer looks. */
    void watch(Relay relay) {}

    /** It ends. */
    void watchNoMore() throws Exception {}

    @AfterEach
    void finish() throws Exception {
        watchNoMore();
        assertThat(bench.finish()).isTrue();
        assertThat(bench.log.take()).isEmpty();
        bench.close();
    }

    @Test
    void brings_a_flood_over_many_rotations_without_loss_or_disorder() throws Exception {
        int lines = 1_000_000;
        LogFilePlan plan = new LogFilePlan(directory.resolve("f").toString(), 500_000, 99);
        Flow flow = bench.flow("flood", plan, "exec seq 1 " + lines);

        assertThat(bench.reap(flow)).isEqualTo(new ExitedWith(0));
        assertNumbered(lines);
        assertThat(directory.toFile().list()).hasSizeGreaterThan(7);
        assertThat(Files.size(directory.resolve("f.1"))).isBetween(500_000L, 500_000L + 256 * 1024);
    }

    @Test
    void brings_every_line_of_two_children_that_write_line_by_line_into_one_log_in_the_order_of_each()
            throws Exception {
        int lines = 50_000;
        LogFilePlan plan = new LogFilePlan(directory.resolve("f").toString(), 100_000, 99);
        List<Flow> flows = new ArrayList<>();
        for (String writer : List.of("a", "b")) {
            String script = "BEGIN { for (i = 1; i <= " + lines + "; i++) { print \"" + writer + "\" i; fflush() } }";
            flows.add(bench.flow(writer, plan, "exec awk '" + script + "'"));
        }
        for (Flow flow : flows) {
            assertThat(bench.reap(flow)).isEqualTo(new ExitedWith(0));
        }
        List<String> all = lines();
        for (String writer : List.of("a", "b")) {
            List<String> own =
                    all.stream().filter(line -> line.startsWith(writer)).toList();
            assertThat(own)
                    .isEqualTo(IntStream.rangeClosed(1, lines)
                            .mapToObj(i -> writer + i)
                            .toList());
        }
        assertThat(all).hasSize(2 * lines);
    }

    @Test
    void brings_what_one_child_after_another_of_a_process_writes() throws Exception {
        int children = 20;
        int linesEach = 1_000;
        LogFilePlan plan = new LogFilePlan(directory.resolve("f").toString(), 10_000, 50);
        for (int i = 0; i < children; i++) {
            int first = i * linesEach + 1;
            Flow flow = bench.flow("again", plan, "exec seq " + first + " " + (first + linesEach - 1));
            assertThat(bench.reap(flow)).isEqualTo(new ExitedWith(0));
        }
        assertNumbered(children * linesEach);
    }

    @Test
    void brings_many_children_at_once_each_into_its_own_log() throws Exception {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            LogFilePlan plan = new LogFilePlan(directory.resolve("f" + i).toString(), 0, 0);
            flows.add(bench.flow("many" + i, plan, "seq 1 20000; seq 20001 40000 >&2"));
        }
        for (Flow flow : flows) {
            assertThat(bench.reap(flow)).isEqualTo(new ExitedWith(0));
        }
        for (int i = 0; i < 20; i++) {
            assertThat(Files.readAllLines(directory.resolve("f" + i))).isEqualTo(numbers(40_000));
        }
    }

    @Test
    void answers_for_a_child_whose_grandchild_holds_the_pipes_and_reads_on() throws Exception {
        LogFilePlan plan = new LogFilePlan(directory.resolve("f").toString(), 0, 0);
        Path gate = directory.resolve("gate");
        Flow flow = bench.flow("parent", plan, "echo 1; { " + untilThere(gate) + "echo 2; : > " + gate + ".done; } &");

        assertThat(bench.reap(flow)).isEqualTo(new ExitedWith(0));
        assertThat(Files.readAllLines(directory.resolve("f"))).containsExactly("1");

        Files.createFile(gate);
        Flow next = bench.flow("parent", plan, untilThere(directory.resolve("gate.done")));
        bench.reap(next);
        waitUntilEnded(plan);
        assertThat(Files.readAllLines(directory.resolve("f"))).containsExactly("1", "2");
    }

    /** Script of the shell that waits for a file. */
    private static String untilThere(Path file) {
        return "while [ ! -e " + file + " ]; do sleep 0.01; done; ";
    }

    /** Asks the pump until it has nothing open of this process any more, so has read its pipes to their end. */
    private void waitUntilEnded(LogFilePlan plan) throws Exception {
        Path fds = Path.of("/proc/self/fd");
        while (true) {
            boolean open = false;
            try (var links = Files.newDirectoryStream(fds)) {
                for (Path link : links) {
                    open |= Files.isSymbolicLink(link) && pointsTo(link, plan.path());
                }
            }
            if (!open) {
                return;
            }
            bench.letAnswer();
        }
    }

    private static boolean pointsTo(Path link, String path) {
        try {
            return Files.readSymbolicLink(link).toString().equals(path);
        } catch (IOException _) {
            return false; // closed meanwhile
        }
    }

    /** The lines of all files of the log, oldest first, are 1 to {@code last}. */
    private void assertNumbered(int last) throws IOException {
        assertThat(lines()).isEqualTo(numbers(last));
    }

    /** The lines of all files of the log, oldest first. */
    private List<String> lines() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 99; i >= 1; i--) {
            Path backup = directory.resolve("f." + i);
            if (Files.exists(backup)) {
                all.append(Files.readString(backup));
            }
        }
        all.append(Files.readString(directory.resolve("f")));
        return all.toString().lines().toList();
    }

    private static List<String> numbers(int last) {
        List<String> numbers = new ArrayList<>(last);
        for (int i = 1; i <= last; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }
}

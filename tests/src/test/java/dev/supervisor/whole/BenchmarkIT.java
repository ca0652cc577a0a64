package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The benchmark")
class BenchmarkIT {
    private static final Path HOME = Path.of(System.getProperty("supervisor.home"));

    @TempDir
    private Path directory;

    @Test
    void prints_a_row_for_each_figure_and_finds_every_line_of_a_flood() throws IOException {
        Run run = Run.of(
                directory,
                List.of(
                        "python3",
                        Path.of("bench/bench.py").toAbsolutePath().toString(),
                        "--smoke",
                        "--only",
                        "start,restart,rest,logs",
                        "--original",
                        "none",
                        "--ours",
                        HOME.resolve("bin/supervisord").toString()));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("\\| first answer, 3 starting, ms \\| [0-9.]+ \\|"))
                .anyMatch(line -> line.matches("\\| restart, 3 programs, p50 ms \\| [0-9.]+ \\|"))
                .anyMatch(line -> line.matches("\\| memory with 3, resident MiB \\| [0-9.]+ \\|"))
                .contains(
                        "| logs, 1 writes blocks, lines lost or out of order | 0 |",
                        "| logs, 8 write blocks, lines lost or out of order | 0 |",
                        "| logs, 1 writes lines, lines lost or out of order | 0 |");
    }
}

package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
                        "start,restart,memory,logs",
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

    @Test
    void makes_the_tables_of_the_first_page_and_leaves_what_is_around_them() throws IOException {
        Files.createDirectory(directory.resolve("docs"));
        for (String page : List.of("README.md", "docs/performance.md")) {
            Files.writeString(directory.resolve(page), "before\n<!-- figures -->\nold\n<!-- /figures -->\nbehind\n");
        }
        String daemon = HOME.resolve("bin/supervisord").toString();

        Run run = Run.of(
                directory,
                List.of(
                        "python3",
                        Path.of("bench/figures.py").toAbsolutePath().toString(),
                        "--smoke",
                        "--runs",
                        "2",
                        "--only",
                        "start,calls,clients,status,told",
                        "--original",
                        daemon,
                        "--ours",
                        daemon,
                        "--write",
                        "--root",
                        directory.toString()));

        assertThat(run.code()).as(run.err()).isZero();
        String first = Files.readString(directory.resolve("README.md"));
        assertThat(first)
                .startsWith("before\n<!-- figures -->\n| | the original | this | ratio |\n")
                .endsWith("\n<!-- /figures -->\nbehind\n")
                .doesNotContain("old")
                .contains("Medians of 2 runs, both daemons alternately");
        assertThat(first.lines())
                .anyMatch(line ->
                        line.matches("\\| first answer, one program \\| [0-9.]+ ms \\| [0-9.]+ ms \\| [0-9. to]+ \\|"))
                .anyMatch(line ->
                        line.matches("\\| `supervisorctl status` .* \\| [0-9.]+ ms \\| [0-9.]+ ms \\| [0-9. to]+ \\|"))
                .anyMatch(line ->
                        line.matches("\\| output as events, .* events/s \\| [0-9.]+ events/s \\| [0-9. to]+ \\|"));
        assertThat(Files.readString(directory.resolve("docs/performance.md")))
                .matches("(?s).*\\| first answer, one program \\| [0-9.]+ \\([0-9.]+ to [0-9.]+\\) ms .*");
    }
}

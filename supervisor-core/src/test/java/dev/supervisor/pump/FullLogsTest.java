package dev.supervisor.pump;

import static dev.supervisor.pump.PumpBench.NAME;
import static dev.supervisor.pump.PumpBench.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.line.LineForm;
import dev.supervisor.os.Child;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pipe that nobody reads")
class FullLogsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final String PATH = "/var/log/pipe";
    private static final LogFilePlan PIPE = new LogFilePlan(PATH, 0, 0);
    private static final Namespec OTHER = new Namespec("other", "other");
    private static final int PIPE_BYTES = 65_536;
    private static final int PIECE_BYTES = 65_536;
    private static final int MOST_THAT_WAITS = 1024 * 1024;
    private static final String LINE = "0123456789abcde\n";
    private static final String FLOOD = LINE.repeat(30_000);

    private final PumpBench bench = new PumpBench(Level.INFO);
    private Fd reader;

    @BeforeEach
    void make_a_pipe_with_a_reader() throws SystemException {
        bench.files().putPipe(PATH);
        reader = bench.files().openRead(PATH);
    }

    private static OutputPlan into(LogFilePlan file, LogFilePlan... further) {
        return new OutputPlan(
                new StreamPlan(Optional.of(file), List.of(further), false, false, 0, false),
                Optional.of(StreamPlan.DISCARD));
    }

    /** The contents of the pipe. */
    private String read() throws SystemException {
        ByteBuffer all = ByteBuffer.allocateDirect(PIPE_BYTES);
        bench.kernel.descriptors().read(reader, all);
        byte[] bytes = new byte[all.flip().remaining()];
        all.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** All that comes out of it until nothing does. */
    private String readAll() throws SystemException {
        StringBuilder all = new StringBuilder();
        for (String piece = read(); !piece.isEmpty(); piece = read()) {
            all.append(piece);
            bench.pass(MILLI);
        }
        return all.toString();
    }

    @Test
    void holds_up_who_writes_there_and_nobody_else_and_all_arrives_once_it_is_read() throws SystemException {
        bench.start(into(PIPE), ChildScript.runsForever().writes(MILLI, FLOOD));
        bench.start(
                OTHER, into(OUT), ChildScript.runsForever().writes(MILLI, FLOOD).writes(SECOND, "still here"));
        bench.pass(MILLI);
        assertThat(bench.logs()).containsEntry("out", FLOOD);
        bench.pass(SECOND);
        assertThat(bench.logs()).containsEntry("out", FLOOD + "still here");
        assertThat(bench.pump.figures(NAME).stdout().bytes()).isLessThanOrEqualTo(PIPE_BYTES + PIECE_BYTES);

        assertThat(readAll()).isEqualTo(FLOOD);
        assertThat(bench.pump.figures(NAME).stdout()).isEqualTo(new OutputFigures.Stream(FLOOD.length(), 0));
        assertThat(bench.log.take()).isEmpty();
    }

    @Test
    void is_told_once_with_who_waits_for_it_after_five_seconds_and_when_it_goes_on() throws SystemException {
        bench.start(into(PIPE), ChildScript.runsForever().writes(MILLI, FLOOD));
        bench.start(
                OTHER,
                into(PIPE),
                ChildScript.runsForever().writes(MILLI.multipliedBy(2), "x").writes(SECOND.multipliedBy(9), "y"));
        bench.pass(MILLI);
        bench.pass(SECOND.multipliedBy(5).minus(MILLI));
        assertThat(bench.log.take()).isEmpty();

        bench.pass(MILLI);
        bench.pass(SECOND.multipliedBy(60));
        assertThat(bench.log.take())
                .singleElement()
                .asString()
                .matches("WARN log /var/log/pipe has taken nothing since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d, as"
                        + " nobody reads it; output of g:w, other waits until it does");

        assertThat(readAll()).hasSize(FLOOD.length() + 2);
        assertThat(bench.log.take()).containsExactly("WARN log /var/log/pipe takes output again, after 65 s");
    }

    @Test
    void is_not_told_while_it_is_read_slowly() throws SystemException {
        bench.start(into(PIPE), ChildScript.runsForever().writes(MILLI, FLOOD));
        bench.pass(MILLI);
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            bench.pass(SECOND.multipliedBy(4));
            seen.append(read());
        }
        assertThat(seen).hasToString(FLOOD);
        assertThat(bench.log.take()).isEmpty();
    }

    @Test
    void holds_up_nobody_who_has_a_file_too_once_it_hangs_and_what_it_lacks_then_is_counted() throws SystemException {
        String more = "more\n".repeat(40_000);
        bench.start(
                into(PIPE, OUT), ChildScript.runsForever().writes(MILLI, FLOOD).writes(SECOND.multipliedBy(9), more));
        bench.pass(MILLI);
        int before = bench.logs().get("out").length();
        assertThat(before).isLessThanOrEqualTo(PIPE_BYTES + PIECE_BYTES);
        bench.pass(SECOND.multipliedBy(5));
        assertThat(bench.logs()).containsEntry("out", FLOOD);
        assertThat(bench.log.take())
                .hasSize(2)
                .anyMatch(said -> said.endsWith(", as nobody reads it; g:w goes on without it"))
                .contains("ERRO cannot keep log /var/log/pipe: nobody reads it");
        bench.pass(SECOND.multipliedBy(4));
        for (int rests = 0; rests < 5; rests++) {
            bench.pass(MILLI);
        }
        assertThat(bench.logs()).containsEntry("out", FLOOD + more);

        assertThat(readAll()).isEqualTo(FLOOD.substring(0, before));
        long lost = FLOOD.length() + more.length() - before;
        assertThat(bench.pump.figures(NAME).stdout().lostBytes()).isEqualTo(lost);
        assertThat(bench.log.take()).containsExactly("WARN log /var/log/pipe takes output again, after 9 s");
        bench.pump.finish();
        bench.turn();
        assertThat(bench.log.take()).containsExactly("ERRO lost " + lost + " bytes of output for log /var/log/pipe");
    }

    @Test
    void has_what_a_child_wrote_last_once_it_is_read_although_nobody_uses_it_any_more() throws SystemException {
        Child child = bench.start(
                into(PIPE),
                ChildScript.exits(0, SECOND)
                        .writes(MILLI, FLOOD.substring(0, 3 * PIPE_BYTES))
                        .writes(SECOND.minusNanos(1), "last words"));
        bench.pass(SECOND);
        assertThat(bench.drain(child)).isTrue();
        bench.pump.retire(NAME);
        bench.turn();

        assertThat(readAll()).isEqualTo(FLOOD.substring(0, 3 * PIPE_BYTES) + "last words");
        bench.turn();
        assertThat(bench.held(1)).as("but the reader").isEqualTo(1);
    }

    @Test
    void loses_nothing_of_a_child_that_has_ended_and_whose_lines_are_much_longer_there() throws SystemException {
        LogFilePlan json = new LogFilePlan(PATH, 0, 0, LineForm.JSON);
        Child child =
                bench.start(into(json), ChildScript.exits(0, SECOND).writes(MILLI, "\n".repeat(30_000) + "cut off"));
        bench.pass(SECOND);
        assertThat(bench.drain(child)).isTrue();

        List<String> seen = readAll().lines().toList();
        assertThat(seen).hasSize(30_001).last().asString().endsWith("\"message\":\"cut off\"}");
        assertThat(bench.pump.figures(NAME).stdout().lostBytes()).isZero();
    }

    @Test
    void keeps_no_more_than_a_mebibyte_and_some_pipes_of_children_that_come_and_go_and_counts_the_rest()
            throws SystemException {
        int children = 40;
        long written = 0;
        for (int i = 0; i < children; i++) {
            Child child =
                    bench.start(into(PIPE), ChildScript.exits(0, SECOND).writes(MILLI, FLOOD.substring(0, PIPE_BYTES)));
            bench.pass(SECOND);
            assertThat(bench.drain(child)).isTrue();
            written += PIPE_BYTES;
            assertThat(bench.held(i + 1)).isLessThan(8);
        }
        int seen = readAll().length();
        assertThat(seen).isBetween(MOST_THAT_WAITS, MOST_THAT_WAITS + 6 * PIPE_BYTES);
        assertThat(bench.pump.figures(NAME).stdout()).isEqualTo(new OutputFigures.Stream(written, written - seen));
        assertThat(bench.log.take()).noneMatch(said -> said.contains("left running"));
    }

    @Test
    void has_whole_lines_of_all_who_write_there_line_by_line() throws SystemException {
        LogFilePlan lines = new LogFilePlan(PATH, 0, 0, LineForm.PREFIX);
        bench.start(into(lines), ChildScript.runsForever().writes(MILLI, FLOOD));
        bench.start(OTHER, into(lines), ChildScript.runsForever().writes(MILLI, FLOOD));
        bench.pass(MILLI);

        String seen = readAll();
        assertThat(seen.lines().collect(Collectors.groupingBy(line -> line, Collectors.counting())))
                .containsOnlyKeys("g:w stdout | " + LINE.strip(), "other stdout | " + LINE.strip())
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(30_000));
    }

    @Test
    void lets_all_who_wait_go_on_in_turn() throws SystemException {
        List<Namespec> names = IntStream.range(0, 5)
                .mapToObj(i -> new Namespec("p" + i, "p" + i))
                .toList();
        names.forEach(
                name -> bench.start(name, into(PIPE), ChildScript.runsForever().writes(MILLI, FLOOD)));
        bench.pass(MILLI);
        for (int i = 0; i < 2 * names.size() + 2; i++) {
            read();
            bench.pass(MILLI);
        }

        assertThat(names)
                .allSatisfy(name -> assertThat(bench.pump.figures(name).stdout().bytes())
                        .isBetween((long) PIECE_BYTES, 4L * PIECE_BYTES));
    }

    @Test
    void loses_what_waits_when_its_reader_goes_and_holds_up_nobody_then() throws SystemException {
        bench.start(into(PIPE, OUT), ChildScript.runsForever().writes(MILLI, FLOOD));
        bench.pass(MILLI);
        bench.kernel.descriptors().close(reader);
        bench.turn();

        assertThat(bench.logs()).containsEntry("out", FLOOD);
        assertThat(bench.pump.figures(NAME).stdout().lostBytes()).isEqualTo(FLOOD.length() - PIPE_BYTES);
        assertThat(bench.log.take())
                .containsExactly("ERRO cannot keep log /var/log/pipe: cannot use a named pipe: Broken pipe");
    }

    @Test
    void is_given_up_soon_when_the_daemon_ends() throws SystemException {
        bench.start(into(PIPE), ChildScript.runsForever().writes(MILLI, FLOOD));
        bench.pass(MILLI);
        long waits = bench.pump.figures(NAME).stdout().bytes() - PIPE_BYTES;
        bench.pump.finish();
        bench.turn();
        bench.pass(SECOND);
        assertThat(bench.log.take()).isEmpty();

        bench.pass(SECOND);
        long more = bench.pump.figures(NAME).stdout().bytes() - PIPE_BYTES - waits;
        assertThat(bench.log.take())
                .containsExactly("WARN lost " + (waits + more)
                        + " bytes of output that waited for log /var/log/pipe, as nobody reads it");
        assertThat(bench.held(1)).as("but the reader").isEqualTo(1);
    }

    @Test
    void does_not_hold_up_the_end_of_the_daemon_once_it_is_read() throws SystemException {
        bench.start(into(PIPE), ChildScript.runsForever().writes(MILLI, FLOOD.substring(0, 2 * PIPE_BYTES)));
        bench.pass(MILLI);
        bench.pump.finish();
        bench.turn();

        assertThat(readAll()).isEqualTo(FLOOD.substring(0, 2 * PIPE_BYTES));
        assertThat(bench.log.take()).isEmpty();
        assertThat(bench.held(1)).as("but the reader").isEqualTo(1);
    }
}

package dev.supervisor.pump;

import static dev.supervisor.pump.PumpBench.NAME;
import static dev.supervisor.pump.PumpBench.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.line.LineForm;
import dev.supervisor.os.Child;
import dev.supervisor.os.Errno;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A log of lines")
class LineLogsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final LogFilePlan ALL = new LogFilePlan("/var/log/all", 0, 0, LineForm.PREFIX);
    private static final LogFilePlan ALL_IN_JSON = new LogFilePlan("/var/log/json", 0, 0, LineForm.JSON);
    private static final OutputPlan BOTH = new OutputPlan(inFile(ALL), Optional.of(inFile(ALL)));

    private final PumpBench bench = new PumpBench(Level.INFO);

    private static StreamPlan inFile(LogFilePlan plan, LogFilePlan... further) {
        return new StreamPlan(Optional.of(plan), List.of(further), false, false, 0, false);
    }

    private static OutputPlan stdout(StreamPlan plan) {
        return new OutputPlan(plan, Optional.of(StreamPlan.DISCARD));
    }

    private String all() {
        return bench.logs().get("all");
    }

    @Test
    void has_whole_lines_of_both_streams_however_they_come() {
        bench.start(
                BOTH,
                ChildScript.runsForever()
                        .writes(MILLI, "one\ntw")
                        .writesError(MILLI.multipliedBy(20), "bad\nwor")
                        .writes(MILLI.multipliedBy(40), "o\n")
                        .writesError(MILLI.multipliedBy(60), "se\n"));
        for (int i = 0; i < 4; i++) {
            bench.pass(MILLI.multipliedBy(20));
        }

        assertThat(all()).isEqualTo("""
            g:w stdout | one
            g:w stderr | bad
            g:w stdout | two
            g:w stderr | worse
            """);
    }

    @Test
    void is_beside_others_that_have_the_bytes() {
        bench.start(
                stdout(inFile(OUT, ALL, ALL_IN_JSON)),
                ChildScript.runsForever().writes(MILLI, "one\ntwo").writes(SECOND, "\n"));
        bench.pass(MILLI);
        assertThat(bench.logs()).containsEntry("out", "one\ntwo").containsEntry("all", "g:w stdout | one\n");

        bench.pass(SECOND);
        assertThat(bench.logs().get("out")).isEqualTo("one\ntwo\n");
        assertThat(all()).isEqualTo("g:w stdout | one\ng:w stdout | two\n");
        assertThat(bench.logs().get("json").lines())
                .hasSize(2)
                .last()
                .asString()
                .matches("\\{\"time\":\"....-..-..T..:..:..\\....Z\",\"process\":\"w\",\"group\":\"g\","
                        + "\"stream\":\"stdout\",\"pid\":[0-9]+,\"message\":\"two\"}");
    }

    @Test
    void has_no_tokens_escapes_or_captured_lines() {
        bench.start(
                stdout(new StreamPlan(Optional.of(ALL), List.of(), false, false, 1000, true)),
                ChildScript.exits(0, SECOND)
                        .writes(
                                MILLI,
                                "\033[31mred\033[0m o<!--XSUPERVISOR:BEGIN-->secret\n"
                                        + "lines\n"
                                        + "<!--XSUPERVISOR:END-->ne\n"));
        bench.pass(MILLI);
        bench.pass(SECOND);

        assertThat(all()).isEqualTo("g:w stdout | red one\n");
    }

    @Nested
    class At_the_end_of_a_child {

        @Test
        void has_its_last_line_ended() {
            Child child = bench.start(
                    BOTH,
                    ChildScript.exits(0, SECOND).writes(MILLI, "last words").writesError(MILLI, "no end"));
            bench.pass(MILLI);
            assertThat(all()).isEmpty();
            bench.pass(SECOND);
            bench.drain(child);

            assertThat(all().lines()).containsExactlyInAnyOrder("g:w stdout | last words", "g:w stderr | no end");
            assertThat(bench.held(1)).isZero();
        }

        @Test
        void has_its_last_line_ended_though_a_grandchild_holds_the_pipe_and_writes_on() {
            Child child = bench.start(
                    BOTH,
                    ChildScript.exits(0, SECOND)
                            .writes(MILLI, "parent")
                            .forks(
                                    MILLI,
                                    ChildScript.exits(0, SECOND.multipliedBy(3))
                                            .writes(SECOND.multipliedBy(2), "grandchild")));
            bench.pass(SECOND);
            bench.drain(child);
            assertThat(all()).isEqualTo("g:w stdout | parent\n");

            bench.pass(SECOND.multipliedBy(3));
            assertThat(all()).isEqualTo("g:w stdout | parent\ng:w stdout | grandchild\n");
        }

        @Test
        void has_the_next_one_on_a_line_of_its_own() {
            Child first = bench.start(BOTH, ChildScript.exits(1, SECOND).writes(MILLI, "first"));
            bench.pass(SECOND);
            bench.drain(first);
            bench.start(BOTH, ChildScript.runsForever().writes(MILLI, "second\n"));
            bench.pass(MILLI);

            assertThat(all()).isEqualTo("g:w stdout | first\ng:w stdout | second\n");
        }
    }

    @Test
    void has_the_lines_of_a_listener_that_somebody_else_reads() {
        Child child = bench.start(BOTH, ChildScript.runsForever());
        bench.pump.keep(NAME, child.pid(), "READ".getBytes(), () -> {});
        bench.pump.keep(NAME, child.pid(), "Y\nRESULT 2\nOK".getBytes(), () -> {});
        bench.turn();
        assertThat(all()).isEqualTo("g:w stdout | READY\ng:w stdout | RESULT 2\n");

        bench.drain(child);
        assertThat(all()).endsWith("g:w stdout | OK\n");
    }

    @Test
    void has_what_children_wrote_that_ended_while_the_disk_hung() {
        Child child = bench.startUnheard(BOTH, ChildScript.exits(0, SECOND).writes(MILLI, "a\nb".repeat(10_000)));
        bench.kernel.advance(SECOND);
        bench.pump.drain(NAME, child.pid(), Optional.empty(), _ -> {});
        bench.pump.overdue(NAME, child.pid());
        bench.turn();

        assertThat(all().lines())
                .hasSize(10_001)
                .startsWith("g:w stdout | a", "g:w stdout | ba")
                .endsWith("g:w stdout | b");
        assertThat(bench.held(1)).isZero();
    }

    @Test
    void is_rotated_between_lines_and_opened_anew() throws Exception {
        LogFilePlan small = new LogFilePlan("/var/log/all", 20, 1, LineForm.PREFIX);
        bench.start(
                stdout(inFile(small)),
                ChildScript.runsForever()
                        .writes(MILLI, "one long enough\ntw")
                        .writes(SECOND, "o\n")
                        .writes(SECOND.multipliedBy(2), "three\n"));
        bench.pass(MILLI);
        bench.pass(SECOND);
        assertThat(bench.logs())
                .isEqualTo(Map.of("all", "g:w stdout | two\n", "all.1", "g:w stdout | one long enough\n"));

        bench.files().rename("/var/log/all", "/var/log/moved");
        bench.pump.reopenAll();
        bench.pass(SECOND);
        assertThat(all()).isEqualTo("g:w stdout | three\n");
    }

    @Test
    void counts_what_is_lost_in_bytes_of_the_child() {
        Child child = bench.start(
                stdout(inFile(ALL_IN_JSON, ALL)),
                ChildScript.exits(0, SECOND).writes(MILLI, "\"\n" + "x".repeat(100_000) + "\nend"));
        bench.files().refuse("/var/log/json", Errno.named("ENOSPC"));
        bench.pass(SECOND);
        bench.drain(child);

        assertThat(bench.pump.figures(NAME).stdout()).isEqualTo(new OutputFigures.Stream(100_006, 100_006));
        assertThat(bench.log.take())
                .containsExactly(
                        "ERRO cannot keep log /var/log/json: cannot write: No space left on device",
                        "ERRO lost 100006 bytes of output for log /var/log/json");
        assertThat(all().lines()).hasSize(4);
    }
}

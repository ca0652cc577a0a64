package dev.supervisor.pump;

import static dev.supervisor.pump.PumpBench.NAME;
import static dev.supervisor.pump.PumpBench.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.os.Child;
import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
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
import org.junit.jupiter.api.Test;

@DisplayName("A stream with several logs")
class StreamLogsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final LogFilePlan ALSO = new LogFilePlan("/var/log/also", 0, 0);

    private final PumpBench bench = new PumpBench(Level.INFO);

    private static OutputPlan into(Optional<LogFilePlan> file, LogFilePlan... further) {
        return new OutputPlan(
                new StreamPlan(file, List.of(further), false, false, 0, false), Optional.of(StreamPlan.DISCARD));
    }

    @Test
    void has_the_same_bytes_in_each() {
        String flood = "0123456789\n".repeat(50_000);
        bench.start(into(Optional.of(OUT), ALSO), ChildScript.runsForever().writes(MILLI, flood));
        bench.pass(MILLI);

        assertThat(bench.logs()).isEqualTo(Map.of("out", flood, "also", flood));
    }

    @Test
    void rotates_each_by_itself() {
        LogFilePlan small = new LogFilePlan("/var/log/out", 4, 1);
        LogFilePlan big = new LogFilePlan("/var/log/also", 8, 1);
        ChildScript script = ChildScript.runsForever();
        for (int i = 1; i <= 5; i++) {
            script = script.writes(MILLI.multipliedBy(10L * i), "ab" + i);
        }
        bench.start(into(Optional.of(small), big), script);
        for (int i = 1; i <= 5; i++) {
            bench.pass(MILLI.multipliedBy(10));
        }

        assertThat(bench.logs())
                .isEqualTo(Map.of("out", "ab5", "out.1", "ab3ab4", "also", "ab4ab5", "also.1", "ab1ab2ab3"));
    }

    @Test
    void goes_on_in_the_one_when_the_other_is_full_and_names_that() {
        Child child = bench.start(
                into(Optional.of(OUT), ALSO), ChildScript.exits(0, SECOND).writes(MILLI, "abc"));
        bench.files().refuse("/var/log/out", Errno.named("ENOSPC"));
        bench.pass(MILLI);
        assertThat(bench.logs()).isEqualTo(Map.of("out", "", "also", "abc"));
        assertThat(bench.pump.figures(NAME).stdout()).isEqualTo(new OutputFigures.Stream(3, 3));

        bench.pass(SECOND);
        bench.drain(child);
        assertThat(bench.log.take())
                .containsExactly(
                        "ERRO cannot keep log /var/log/out: cannot write: No space left on device",
                        "ERRO lost 3 bytes of output for log /var/log/out");
    }

    @Test
    void starts_without_a_further_one_that_cannot_be_opened_and_tries_again_with_each_piece() {
        bench.files().refuse("/var/log/also", Errno.named("EACCES"));
        bench.start(
                into(Optional.of(OUT), ALSO),
                ChildScript.runsForever().writes(MILLI, "one ").writes(SECOND, "two"));
        bench.pass(MILLI);
        assertThat(bench.log.take())
                .containsExactly("ERRO cannot keep log /var/log/also: cannot open /var/log/also: Permission denied");

        bench.files().allow("/var/log/also");
        bench.pass(SECOND);
        assertThat(bench.logs()).isEqualTo(Map.of("out", "one two", "also", "two"));
    }

    @Test
    void starts_with_named_pipes_that_nobody_reads_and_leaves_them_there() {
        bench.files().putPipe("/var/log/out");
        bench.files().putPipe("/var/log/also");
        bench.start(into(Optional.of(OUT), ALSO), ChildScript.runsForever().writes(MILLI, "abc"));
        bench.pass(MILLI);

        assertThat(bench.clear(into(Optional.of(OUT), ALSO))).isTrue();
        assertThat(bench.files().stat("/var/log/out"))
                .matches(pipe -> !pipe.orElseThrow().regular());
        assertThat(bench.pump.figures(NAME).stdout()).isEqualTo(new OutputFigures.Stream(3, 6));
        assertThat(bench.log.take())
                .containsExactly(
                        "ERRO cannot keep log /var/log/out: cannot open /var/log/out: No such device or address",
                        "ERRO cannot keep log /var/log/also: cannot open /var/log/also: No such device or address");
    }

    @Test
    void does_not_start_without_its_first_one() {
        bench.files().refuse("/var/log/out", Errno.named("EACCES"));

        assertThat(bench.open(into(Optional.of(OUT), ALSO)).map(SystemException::errorName))
                .contains("EACCES");
        assertThat(bench.held(0)).isZero();
    }

    @Test
    void clears_and_reopens_all_of_them_and_closes_them_at_the_end() throws SystemException {
        Child child = bench.start(
                into(Optional.of(OUT), ALSO),
                ChildScript.exits(0, SECOND.multipliedBy(3))
                        .writes(MILLI, "old")
                        .writes(SECOND, "new")
                        .writes(SECOND.multipliedBy(2), "newer"));
        bench.pass(MILLI);
        assertThat(bench.clear(into(Optional.of(OUT), ALSO))).isTrue();
        bench.pass(SECOND);
        assertThat(bench.logs()).isEqualTo(Map.of("out", "new", "also", "new"));

        bench.files().rename("/var/log/out", "/var/log/out.old");
        bench.files().rename("/var/log/also", "/var/log/also.old");
        bench.pump.reopenAll();
        bench.pass(SECOND);
        assertThat(bench.logs())
                .isEqualTo(Map.of("out", "newer", "out.old", "new", "also", "newer", "also.old", "new"));

        bench.pass(SECOND);
        bench.drain(child);
        assertThat(bench.held(1)).isZero();
    }

    @Test
    void may_have_further_ones_alone() {
        bench.start(into(Optional.empty(), ALSO), ChildScript.runsForever().writes(MILLI, "x"));
        bench.pass(MILLI);

        assertThat(bench.logs()).isEqualTo(Map.of("also", "x"));
    }

    @Test
    void is_read_where_the_first_of_them_keeps_it() {
        LogFilePlan device = new LogFilePlan("/dev/stdout", 0, 0);
        LogFilePlan descriptor = new LogFilePlan("/proc/self/fd/3", 0, 0);

        assertThat(into(Optional.of(OUT), ALSO).stdout().readable()).contains(OUT);
        assertThat(into(Optional.of(device), descriptor, ALSO).stdout().readable())
                .contains(ALSO);
        assertThat(into(Optional.of(device), descriptor).stdout().readable()).contains(device);
        assertThat(into(Optional.empty(), ALSO).stdout().readable()).contains(ALSO);
        assertThat(StreamPlan.DISCARD.readable()).isEmpty();
    }
}

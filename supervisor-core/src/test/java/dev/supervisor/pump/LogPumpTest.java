package dev.supervisor.pump;

import static dev.supervisor.pump.PumpBench.BOTH;
import static dev.supervisor.pump.PumpBench.ERR;
import static dev.supervisor.pump.PumpBench.NAME;
import static dev.supervisor.pump.PumpBench.OUT;
import static dev.supervisor.pump.PumpBench.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.os.Child;
import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The pump")
class LogPumpTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MILLI = Duration.ofMillis(1);

    private final PumpBench bench = new PumpBench(Level.INFO);

    @Nested
    class Moves {

        @Test
        void each_stream_into_its_log() {
            bench.start(
                    BOTH,
                    ChildScript.runsForever()
                            .writes(SECOND, "one\n")
                            .writesError(SECOND, "bad\n")
                            .writes(SECOND.multipliedBy(2), "two\n"));
            bench.pass(SECOND);
            assertThat(bench.logs()).isEqualTo(Map.of("out", "one\n", "err", "bad\n"));

            bench.pass(SECOND);
            assertThat(bench.logs()).isEqualTo(Map.of("out", "one\ntwo\n", "err", "bad\n"));
        }

        @Test
        void redirected_errors_into_the_one_log_in_their_order() {
            bench.start(
                    new OutputPlan(StreamPlan.inFile(OUT), Optional.empty()),
                    ChildScript.runsForever()
                            .writes(MILLI, "1")
                            .writesError(MILLI, "2")
                            .writes(MILLI, "3"));
            bench.pass(MILLI);

            assertThat(bench.logs()).isEqualTo(Map.of("out", "123"));
        }

        @Test
        void what_nobody_wants_into_nothing() {
            Child child = bench.start(
                    new OutputPlan(StreamPlan.DISCARD, Optional.of(StreamPlan.DISCARD)),
                    ChildScript.exits(0, SECOND).writes(MILLI, "x".repeat(300_000)));
            bench.pass(MILLI);
            bench.pass(SECOND);
            bench.drain(child);

            assertThat(bench.logs()).isEmpty();
            assertThat(bench.held(1)).isZero();
        }

        @Test
        void a_flood_piece_by_piece_without_loss() {
            String flood = "0123456789".repeat(100_000);
            bench.start(BOTH, ChildScript.runsForever().writes(MILLI, flood));
            bench.pass(MILLI);

            assertThat(bench.logs()).isEqualTo(Map.of("out", flood, "err", ""));
        }

        @Test
        void a_busy_pipe_after_a_rest_and_a_quiet_one_at_once() {
            Duration later = Duration.ofNanos(1_100_000);
            bench.start(
                    BOTH,
                    ChildScript.runsForever()
                            .writes(MILLI, "a")
                            .writes(later, "b")
                            .writes(later.plusNanos(100_000), "c")
                            .writes(SECOND, "d"));
            bench.pass(MILLI);
            assertThat(bench.logs()).containsEntry("out", "a");
            bench.pass(later.minus(MILLI));
            assertThat(bench.logs()).containsEntry("out", "ab");

            bench.pass(Duration.ofNanos(100_000));
            assertThat(bench.logs()).containsEntry("out", "ab");
            bench.pass(Duration.ofNanos(400_000));
            assertThat(bench.logs()).containsEntry("out", "abc");

            bench.pass(SECOND.minus(later).minusNanos(500_000));
            assertThat(bench.logs()).containsEntry("out", "abcd");
        }

        @Test
        void two_streams_of_one_log_through_its_rotations_without_loss() {
            LogFilePlan shared = new LogFilePlan("/var/log/out", 4, 9);
            ChildScript script = ChildScript.runsForever();
            for (int i = 1; i <= 8; i++) {
                Duration at = MILLI.multipliedBy(10L * i);
                script = i % 2 == 0 ? script.writes(at, i + "\n") : script.writesError(at, i + "\n");
            }
            bench.start(plan(shared, shared), script);
            for (int i = 1; i <= 8; i++) {
                bench.pass(MILLI.multipliedBy(10));
            }

            assertThat(bench.logs())
                    .isEqualTo(Map.of(
                            "out", "", "out.1", "7\n8\n", "out.2", "5\n6\n", "out.3", "3\n4\n", "out.4", "1\n2\n"));
        }
    }

    @Nested
    class At_the_end_of_a_child {

        @Test
        void answers_once_all_that_it_wrote_is_in_the_log_and_closes_everything() {
            Child child = bench.start(BOTH, ChildScript.exits(0, SECOND).writes(SECOND.minusNanos(1), "last words"));
            bench.kernel.advance(SECOND);

            assertThat(bench.drain(child)).isTrue();
            assertThat(bench.logs()).isEqualTo(Map.of("out", "last words", "err", ""));
            assertThat(bench.held(1)).isZero();
        }

        @Test
        void answers_too_when_its_pipes_have_ended_before() {
            Child child = bench.start(BOTH, ChildScript.exits(0, SECOND).writes(MILLI, "x"));
            bench.pass(SECOND);
            assertThat(bench.held(1)).as("the logs, until it is reaped").isEqualTo(2);

            assertThat(bench.drain(child)).isTrue();
            assertThat(bench.held(1)).isZero();
        }

        @Test
        void does_not_wait_for_a_grandchild_that_holds_the_pipes_but_goes_on_reading_it() {
            Child child = bench.start(BOTH, forksThenExits("late"));
            bench.kernel.advance(SECOND);

            assertThat(bench.drain(child)).isTrue();
            assertThat(bench.logs()).containsEntry("out", "");

            bench.pass(SECOND);
            assertThat(bench.logs()).containsEntry("out", "late");
            bench.pass(SECOND.multipliedBy(9));
            assertThat(bench.held(1)).isZero();
        }

        @Test
        void reads_a_grandchild_and_the_next_child_into_the_same_log() {
            Child first = bench.start(BOTH, forksThenExits("grandchild "));
            bench.kernel.advance(SECOND);
            bench.drain(first);
            Child second = bench.start(
                    BOTH, ChildScript.exits(0, SECOND.multipliedBy(3)).writes(MILLI, "child "));
            bench.pass(MILLI);
            bench.pass(SECOND.multipliedBy(2).minus(MILLI));
            assertThat(bench.logs()).containsEntry("out", "child grandchild ");

            bench.pass(SECOND);
            bench.drain(second);
            assertThat(bench.held(2)).as("the grandchild's pipes and the logs").isEqualTo(4);
            bench.pass(SECOND.multipliedBy(9));
            assertThat(bench.held(2)).isZero();
        }

        @Test
        void reads_a_grandchild_into_the_logs_of_the_next_child_if_these_are_others() {
            Child first = bench.start(BOTH, forksThenExits("grandchild"));
            bench.kernel.advance(SECOND);
            bench.drain(first);
            bench.pump.forget(NAME);
            bench.start(plan(new LogFilePlan("/var/log/new", 0, 0), ERR), ChildScript.runsForever());
            bench.pass(SECOND);

            assertThat(bench.logs()).isEqualTo(Map.of("out", "", "err", "", "new", "grandchild"));
        }

        @Test
        void keeps_the_pipes_of_the_last_two_ends_for_what_these_have_left_running() {
            for (int i = 1; i <= 100; i++) {
                Child child = bench.start(BOTH, leaves("late " + i + "\n"));
                bench.kernel.advance(SECOND);
                bench.drain(child);
            }

            assertThat(bench.held(100)).as("pipes, and the logs").isEqualTo(4 + 2);
            assertThat(bench.log.take())
                    .containsOnlyOnce("WARN output of processes that w (pid 1000) left running is not read any more:"
                            + " only the pipes of the last runs are kept open");
            bench.pass(SECOND.multipliedBy(200));
            assertThat(bench.logs()).containsEntry("out", "late 99\nlate 100\n");
        }

        @Test
        void gives_up_nothing_of_what_two_ends_have_left_running() {
            for (int i = 1; i <= 2; i++) {
                Child child = bench.start(BOTH, leaves("late " + i + "\n"));
                bench.kernel.advance(SECOND);
                bench.drain(child);
            }

            bench.pass(SECOND.multipliedBy(200));

            assertThat(bench.logs()).containsEntry("out", "late 1\nlate 2\n");
            assertThat(bench.log.take()).noneMatch(line -> line.contains("left running"));
        }

        @Test
        void keeps_no_more_of_them_while_it_hangs() {
            for (int i = 1; i <= 100; i++) {
                Child child = bench.startUnheard(BOTH, leaves("late " + i + "\n"));
                bench.kernel.advance(SECOND);
                bench.pump.drain(PumpBench.NAME, child.pid(), Optional.empty(), _ -> {});
                bench.pump.overdue(PumpBench.NAME, child.pid());
            }

            assertThat(bench.held(100)).isEqualTo(4);
            bench.turn();
            bench.pass(SECOND.multipliedBy(200));
            assertThat(bench.logs()).containsEntry("out", "late 99\nlate 100\n");
        }

        /** Ends after a second, and what it has made writes long after that. */
        private ChildScript leaves(String late) {
            return ChildScript.exits(0, SECOND)
                    .forks(MILLI, ChildScript.runsForever().writes(SECOND.multipliedBy(150), late));
        }

        private ChildScript forksThenExits(String grandchildWrites) {
            return ChildScript.exits(0, SECOND)
                    .forks(
                            MILLI,
                            ChildScript.exits(0, SECOND.multipliedBy(10)).writes(SECOND.plus(MILLI), grandchildWrites));
        }
    }

    @Nested
    class Opening {

        @Test
        void tells_what_the_system_said_and_leaves_nothing_open() {
            bench.files().refuse("/var/log/err", Errno.named("EACCES"));

            assertThat(bench.open(BOTH).map(SystemException::errorName)).contains("EACCES");
            assertThat(bench.held(0)).isZero();
        }

        @Test
        void of_a_log_that_somebody_has_taken_away_makes_a_new_one() throws SystemException {
            bench.open(BOTH);
            bench.files().rename("/var/log/out", "/var/log/away");
            bench.start(BOTH, ChildScript.runsForever().writes(MILLI, "x"));
            bench.pass(MILLI);

            assertThat(bench.logs()).isEqualTo(Map.of("away", "", "out", "x", "err", ""));
        }

        @Test
        void for_a_child_that_never_comes_is_undone_when_the_process_is_forgotten() {
            bench.open(BOTH);
            assertThat(bench.held(0)).isEqualTo(2);

            bench.pump.forget(NAME);
            bench.turn();
            assertThat(bench.held(0)).isZero();
        }

        @Test
        void anew_after_others_have_moved_the_logs_goes_on_in_new_files() throws SystemException {
            bench.start(BOTH, ChildScript.runsForever().writes(MILLI, "old").writes(SECOND, "new"));
            bench.pass(MILLI);
            bench.files().rename("/var/log/out", "/var/log/out.old");
            bench.pump.reopenAll();
            bench.turn();
            bench.pass(SECOND);

            assertThat(bench.logs()).isEqualTo(Map.of("out.old", "old", "out", "new", "err", ""));
        }
    }

    @Nested
    class Clearing {

        @Test
        void empties_the_logs_of_a_child_that_lives() {
            bench.start(BOTH, ChildScript.runsForever().writes(MILLI, "old").writes(SECOND, "new"));
            bench.pass(MILLI);

            assertThat(bench.clear(BOTH)).isTrue();
            assertThat(bench.logs()).isEqualTo(Map.of("out", "", "err", ""));
            bench.pass(SECOND);
            assertThat(bench.logs()).isEqualTo(Map.of("out", "new", "err", ""));
        }

        @Test
        void empties_the_logs_of_a_process_without_a_child_and_keeps_none_open() {
            Child child = bench.start(BOTH, ChildScript.exits(0, SECOND).writes(MILLI, "kept"));
            bench.pass(SECOND);
            bench.drain(child);

            assertThat(bench.clear(BOTH)).isTrue();
            assertThat(bench.logs()).isEqualTo(Map.of("out", "", "err", ""));
            assertThat(bench.held(1)).isZero();
        }

        @Test
        void makes_no_log_that_is_not_there() {
            assertThat(bench.clear(BOTH)).isTrue();
            assertThat(bench.logs()).isEmpty();
        }

        @Test
        void tells_when_it_cannot_be_done() {
            bench.start(BOTH, ChildScript.runsForever());
            bench.files().refuse("/var/log/err", Errno.named("EACCES"));
            bench.files().refuse("/var/log/err.0", Errno.named("EACCES"));

            assertThat(bench.clear(BOTH)).isFalse();
            assertThat(bench.log.take())
                    .containsExactly("ERRO cannot keep log /var/log/err: cannot open /var/log/err: Permission denied");
        }
    }

    @Nested
    class With_a_disk_that_is_full {

        @Test
        void goes_on_reading_says_so_once_and_counts_what_is_lost() {
            ChildScript script = ChildScript.runsForever();
            for (int second = 1; second <= 12; second++) {
                script = script.writes(SECOND.multipliedBy(second), "%02d ".formatted(second));
            }
            bench.start(BOTH, script);
            bench.files().refuse("/var/log/out", Errno.named("ENOSPC"));
            for (int second = 1; second <= 3; second++) {
                bench.pass(SECOND);
            }
            assertThat(bench.log.take())
                    .containsExactly("ERRO cannot keep log /var/log/out: cannot write: No space left on device");

            bench.files().allow("/var/log/out");
            for (int second = 4; second <= 12; second++) {
                bench.pass(SECOND);
            }
            assertThat(bench.log.take()).containsExactly("ERRO lost 9 bytes of output for log /var/log/out");
            assertThat(bench.logs()).containsEntry("out", "04 05 06 07 08 09 10 11 12 ");
        }

        @Test
        void says_at_the_end_what_was_lost() {
            Child child = bench.start(
                    BOTH, ChildScript.exits(0, SECOND).writes(MILLI, "a").writes(MILLI.multipliedBy(9), "b"));
            bench.files().refuse("/var/log/out", Errno.named("ENOSPC"));
            bench.pass(MILLI);
            bench.log.take();
            bench.pass(SECOND);
            bench.drain(child);

            assertThat(bench.log.take()).containsExactly("ERRO lost 2 bytes of output for log /var/log/out");
        }
    }

    @Test
    void copies_all_output_to_the_activity_log_where_that_shows_debugging() {
        PumpBench debugging = new PumpBench(Level.DEBG);
        debugging.start(
                BOTH, ChildScript.exits(0, SECOND).writes(MILLI, "hello\n").writesError(MILLI, "ä"));
        debugging.pass(MILLI);
        assertThat(debugging.log.take())
                .containsExactlyInAnyOrder("DEBG 'w' stdout output:\nhello\n", "DEBG 'w' stderr output:\nä");
        assertThat(debugging.logs()).isEqualTo(Map.of("out", "hello\n", "err", "ä"));

        debugging.pass(SECOND);
        assertThat(debugging.log.take())
                .hasSize(2)
                .allMatch(line -> line.matches("DEBG fd \\d+ closed, stopped monitoring std(out|err) of w"));
    }

    @Test
    void closes_all_when_it_finishes_and_keeps_what_was_written_until_then() {
        bench.start(BOTH, ChildScript.runsForever().writes(MILLI, "last"));
        bench.kernel.advance(MILLI);
        bench.pump.finish();
        bench.turn();

        assertThat(bench.logs()).isEqualTo(Map.of("out", "last", "err", ""));
        assertThat(bench.held(1)).isZero();
    }
}

package dev.supervisor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Memory")
class SettlingTest {
    private static final long MIB = 1 << 20;

    private long held = 20 * MIB;
    private long needed = 6 * MIB;
    private int given;
    private final Queue<Consumer<Now>> posted = new ArrayDeque<>();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Settling settling = new Settling(
            new Settling.Memory() {
                @Override
                public long held() {
                    return held;
                }

                @Override
                public void giveBack() {
                    given++;
                    held = needed;
                }
            },
            work::add,
            posted::add);

    @Test
    void of_the_start_is_given_back_eight_seconds_after_it_and_not_before() {
        turn(0);

        assertThat(turn(7.999)).isEqualTo(due(8));
        assertThat(given).isZero();
        settle(8.999);
        assertThat(given).isOne();
    }

    @Test
    void that_has_not_grown_by_two_mebibytes_is_left_alone_and_wakes_nobody() {
        turn(0);
        settle(10);

        held = needed + 2 * MIB - 1;

        assertThat(turn(11)).isEmpty();
        assertThat(turn(1_000)).isEmpty();
        assertThat(given).isOne();
    }

    @Test
    void of_a_burst_is_given_back_when_it_has_stopped_growing_for_eight_seconds() {
        turn(0);
        settle(10);
        held = 30 * MIB;
        assertThat(turn(100)).isEqualTo(due(108));
        turn(105);
        held = 40 * MIB;
        assertThat(turn(105.5)).isEqualTo(due(113));

        assertThat(turn(111)).isEqualTo(due(113));
        settle(113);

        assertThat(given).isEqualTo(2);
        assertThat(turn(114)).isEmpty();
    }

    @Test
    void that_grew_right_after_a_turn_is_given_back_eight_seconds_after_that_turn_and_not_after_it_was_seen() {
        turn(0);
        turn(4);
        held = 24 * MIB;

        assertThat(turn(6)).isEqualTo(due(12));
        settle(12);

        assertThat(given).isOne();
    }

    @Test
    void is_given_back_in_a_second_in_which_nothing_happens() {
        turn(0);
        turn(7.5);

        assertThat(turn(8)).isEqualTo(due(9));
        assertThat(turn(8.9)).isEqualTo(due(9));
        assertThat(turn(9)).isEqualTo(due(10));
        assertThat(work).isEmpty();
        settle(10);
        assertThat(given).isOne();
    }

    @Test
    void is_given_back_after_two_minutes_even_if_something_happens_all_the_time() {
        turn(0);
        for (double at = 0.5; at < 120; at += 0.5) {
            turn(at);
        }
        assertThat(work).isEmpty();

        settle(120);

        assertThat(given).isOne();
    }

    @Test
    void is_given_back_once_a_minute_at_most() {
        turn(0);
        settle(10);
        held = 30 * MIB;

        assertThat(turn(11)).isEqualTo(due(70));
        settle(70);
        assertThat(given).isEqualTo(2);
    }

    @Test
    void is_not_asked_for_twice_while_a_worker_gives_it_back() {
        turn(0);
        turn(10);

        assertThat(turn(30)).isEmpty();
        assertThat(work).hasSize(1);
    }

    private Optional<Deadline> turn(double seconds) {
        settling.run(at(seconds));
        return settling.next(at(seconds));
    }

    /** A turn in which it is due, and the worker that does it. */
    private void settle(double seconds) {
        assertThat(turn(seconds)).isEmpty();
        work.remove().run();
        posted.remove().accept(at(seconds));
    }

    private static Now at(double seconds) {
        return new Now(Math.round(seconds * 1e9), Instant.EPOCH.plus(Duration.ofMillis((long) (seconds * 1e3))));
    }

    private static Optional<Deadline> due(double seconds) {
        return Optional.of(at(seconds).atOnce());
    }
}

package dev.supervisor.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Watching another loop")
class StallWatchTest {
    private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final EventLoop watched =
            new EventLoop(kernel.clock(), kernel.descriptors().poller(), new LoopReports() {
                @Override
                public void slowTurn(String doing, Duration took) {
                    // reported by the loop itself, afterwards
                }

                @Override
                public void mishap(String doing, Throwable bug) {
                    throw new AssertionError(doing, bug);
                }
            });
    private final List<Duration> told = new ArrayList<>();
    private final List<Consumer<Now>> toTheLooker = new ArrayList<>();
    private final StallWatch watch = new StallWatch(watched, toTheLooker::add, new StallWatch.Reports() {
        @Override
        public void isStuck(Now since) {
            told.add(kernel.clock().now().since(since));
        }

        @Override
        public void goesOn(Duration after) {
            told.add(after.negated());
        }
    });

    private Optional<Deadline> look() {
        watch.run(kernel.clock().now());
        return watch.next(kernel.clock().now());
    }

    /** A turn that takes so long, with looks in between. */
    private void turn(Duration... lookedAfter) {
        watched.post(_ -> {
            for (Duration pause : lookedAfter) {
                kernel.advance(pause);
                look();
            }
        });
        watched.turn(AT_ONCE);
    }

    @Test
    void has_no_deadline_as_long_as_it_does_not_turn() {
        assertThat(look()).isEmpty();
        kernel.advance(Duration.ofHours(1));
        assertThat(look()).isEmpty();
    }

    @Test
    void is_told_of_the_first_turn_and_looks_until_ten_seconds_have_gone_by_without_one() {
        turn();
        turn();
        assertThat(toTheLooker).hasSize(1);
        assertThat(look()).contains(kernel.clock().now().plus(TEN_SECONDS));
        kernel.advance(TEN_SECONDS);
        assertThat(look()).contains(kernel.clock().now().plus(TEN_SECONDS));
        kernel.advance(TEN_SECONDS);
        assertThat(look()).isEmpty();
        assertThat(toTheLooker).hasSize(1);

        turn();
        assertThat(toTheLooker).hasSize(2);
        assertThat(look()).contains(kernel.clock().now().plus(TEN_SECONDS));
    }

    @Test
    void tells_once_that_it_is_stuck_in_a_turn() {
        turn(Duration.ZERO, TEN_SECONDS, TEN_SECONDS, TEN_SECONDS);

        assertThat(told).containsExactly(TEN_SECONDS);
        look();
        assertThat(told).containsExactly(TEN_SECONDS);
        kernel.advance(TEN_SECONDS);
        look();
        assertThat(told).containsExactly(TEN_SECONDS, TEN_SECONDS.multipliedBy(-4));
        kernel.advance(TEN_SECONDS);
        look();
        assertThat(told).hasSize(2);
    }

    @Test
    void tells_nothing_of_a_turn_that_has_not_taken_a_second() {
        turn();
        look();
        kernel.advance(Duration.ofMillis(9_001));
        turn(Duration.ofMillis(999));
        assertThat(told).isEmpty();

        kernel.advance(Duration.ofMillis(9_000));
        turn(Duration.ofMillis(1_000));
        assertThat(told).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void tells_again_of_another_turn_and_nothing_while_it_waits() {
        for (int turn = 0; turn < 2; turn++) {
            turn(Duration.ZERO, TEN_SECONDS);
            kernel.advance(TEN_SECONDS.multipliedBy(3));
            look();
        }

        assertThat(told)
                .containsExactly(TEN_SECONDS, TEN_SECONDS.multipliedBy(-4), TEN_SECONDS, TEN_SECONDS.multipliedBy(-4));
    }
}

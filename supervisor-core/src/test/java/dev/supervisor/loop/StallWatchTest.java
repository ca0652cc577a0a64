package dev.supervisor.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.simulated.SimulatedKernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Watching another loop")
class StallWatchTest {
    private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final EventLoop watched =
            new EventLoop(kernel.clock(), kernel.descriptors().poller(), new LoopReports() {
                @Override
                public void slowTurn(String doing, Duration took) {
                    // told by the loop itself, afterwards
                }

                @Override
                public void mishap(String doing, Throwable bug) {
                    throw new AssertionError(doing, bug);
                }
            });
    private final List<Duration> told = new ArrayList<>();
    private final StallWatch watch = new StallWatch(watched, told::add);

    private void look() {
        assertThat(watch.run(kernel.clock().now()))
                .contains(kernel.clock().now().plus(Duration.ofSeconds(10)));
    }

    @Test
    void tells_once_that_it_is_stuck_in_a_turn() {
        watched.post(_ -> {
            kernel.advance(Duration.ofMillis(999));
            look();
            assertThat(told).isEmpty();
            kernel.advance(Duration.ofMillis(1));
            look();
            kernel.advance(Duration.ofSeconds(10));
            look();
        });
        watched.turn(AT_ONCE);

        assertThat(told).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void tells_again_of_another_turn_and_nothing_while_it_waits() {
        for (int turn = 0; turn < 2; turn++) {
            kernel.advance(Duration.ofSeconds(30));
            look();
            watched.post(_ -> {
                kernel.advance(Duration.ofSeconds(2));
                look();
            });
            watched.turn(AT_ONCE);
        }

        assertThat(told).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
    }
}

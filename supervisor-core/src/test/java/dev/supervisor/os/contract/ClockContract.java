package dev.supervisor.os.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.Poller;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The contract of every clock. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class ClockContract {
    protected abstract OsWorld world() throws Exception;

    @Test
    void both_clocks_move_on_while_a_poller_waits() throws Exception {
        Duration nap = Duration.ofMillis(5);
        try (OsWorld world = world();
                Poller poller = world.descriptors().poller()) {
            Now before = world.clock().now();
            poller.poll(Optional.of(nap), _ -> {});
            Now after = world.clock().now();

            assertThat(after.since(before)).isGreaterThanOrEqualTo(nap);
            assertThat(after.wall()).isAfter(before.wall());
            assertThat(before.plus(nap).isDue(after)).isTrue();
        }
    }
}

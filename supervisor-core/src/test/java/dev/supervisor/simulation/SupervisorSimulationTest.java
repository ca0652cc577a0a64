package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Runs simulations from many seeds. A failure prints its seed: {@code -Dseed=17} runs that one again, {@code -Dseeds=100000} runs that
 * many.
 */
@DisplayName("A supervisor in a random world")
class SupervisorSimulationTest {
    private static final int SEEDS_BY_DEFAULT = 200;
    private static final String ONE_SEED = System.getProperty("seed", "");

    @Test
    void keeps_its_promises_whatever_happens() {
        AtomicLong delivered = new AtomicLong();
        seeds().parallel().forEach(seed -> {
            Simulation simulation = new Simulation(seed);
            try {
                simulation.run();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "seed " + seed + " (again: -Dseed=" + seed + ")\n" + simulation.diary(), failure);
            }
            delivered.addAndGet(simulation.delivered());
        });
        if (ONE_SEED.isEmpty()) { // one world alone may have no listeners
            assertThat(delivered).as("events that listeners have received").hasPositiveValue();
        }
    }

    private static LongStream seeds() {
        return ONE_SEED.isEmpty()
                ? LongStream.range(0, Integer.getInteger("seeds", SEEDS_BY_DEFAULT))
                : LongStream.of(Long.parseLong(ONE_SEED));
    }
}

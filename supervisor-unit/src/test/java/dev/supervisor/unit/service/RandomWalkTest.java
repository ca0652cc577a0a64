package dev.supervisor.unit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.unit.policy.ServiceLife;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random services, random worlds, and everything at once: what has to hold is checked at each step by {@link WildWorld}. */
@DisplayName("Whatever happens, a service")
class RandomWalkTest {
    private static final int LIVES = 1500;
    private static final int EVENTS = 150;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_130, 252})
    void keeps_its_promises_and_can_always_be_stopped(long seed) {
        Random seeds = new Random(seed);
        long reached = 0;
        for (int i = 0; i < LIVES; i++) {
            long one = seeds.nextLong();
            Random random = new Random(one);
            ServiceLife life = RandomLife.of(random);
            WildWorld world = new WildWorld(life, random);
            try {
                for (int event = 0; event < EVENTS; event++) {
                    world.somethingHappens();
                }
                world.comesToRest();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + one + "L, " + life + "\n" + world.story(), e);
            }
            reached |= world.reached();
        }

        assertThat(ServicePhase.values()).as("the walk goes through all states").allMatch(new Reached(reached)::holds);
    }

    private record Reached(long bits) {
        boolean holds(ServicePhase phase) {
            return (bits & 1L << phase.ordinal()) != 0;
        }
    }
}

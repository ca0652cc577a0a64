package dev.supervisor.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The dice of one simulation; the same seed throws the same. */
final class Chance {
    private static final Duration NEAR = Duration.ofNanos(1);

    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /** True once in this many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T among(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** Any time up to {@code most}. */
    Duration upTo(Duration most) {
        return Duration.ofNanos(random.nextLong(most.toNanos() + 1));
    }

    /** A time on, just before or just after the border, or anywhere up to a little beyond it. */
    Duration around(Duration border) {
        return switch (random.nextInt(6)) {
            case 0 -> Duration.ZERO;
            case 1 -> border;
            case 2 -> border.plus(NEAR);
            case 3 -> border.isZero() ? border : border.minus(NEAR);
            default -> upTo(border.plusMillis(700));
        };
    }
}

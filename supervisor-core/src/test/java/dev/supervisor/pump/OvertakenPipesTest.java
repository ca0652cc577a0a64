package dev.supervisor.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.loop.Relay;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.linux.LinuxClock;
import dev.supervisor.time.Now;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The pump on real pipes while its disks hang again and again")
class OvertakenPipesTest extends RealPipesTest {
    private static final int WRITES_PER_HANG = 7;

    /** Two see the same call, and a first one may have begun before it. */
    private static final int LOOKS_PER_HANG = 4;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    private volatile int looks;
    private volatile boolean watching = true;
    private int writes; // who has the pump's turn counts
    private Thread looker;

    @Override
    Descriptors disk(Descriptors real) {
        return new SlowDescriptors(real, this::hangNowAndThen);
    }

    private void hangNowAndThen(Fd fd) {
        writes++;
        if (writes % WRITES_PER_HANG == 0) {
            int until = looks + LOOKS_PER_HANG;
            while (watching && looks < until) {
                Thread.onSpinWait();
            }
        }
    }

    /** Looks all the time, by a clock of its own, so that a call need not hang long. */
    @Override
    void watch(Relay relay) {
        looker = Thread.ofPlatform().name("looker").start(() -> {
            Now now = new LinuxClock().now();
            while (watching) {
                now = new Now(now.plus(BETWEEN_LOOKS).monotonicNanos(), now.wall());
                relay.run(now);
                looks++;
                Thread.yield();
            }
        });
    }

    @Override
    void watchNoMore() throws Exception {
        watching = false;
        looker.join();
        assertThat(looks).isPositive();
    }
}

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
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("A pid file that is missing")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PidFileMendingTest {
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Queue<Consumer<Now>> posted = new ArrayDeque<>();
    private boolean room;
    private int tries;
    private final PidFileMending mending = new PidFileMending(this::attempt, work::add, posted::add);

    private boolean attempt() {
        tries++;
        return room;
    }

    @Test
    void is_tried_again_each_ten_seconds_until_it_is_there() {
        mending.begin(at(0));
        assertThat(turn(at(9.999))).isEqualTo(due(10));
        assertThat(work).isEmpty();

        assertThat(turn(at(10))).isEmpty();
        finish(10.5);
        assertThat(turn(at(11))).isEqualTo(due(20.5));
        assertThat(tries).isOne();

        room = true;
        turn(at(20.5));
        finish(21);
        assertThat(turn(at(22))).isEmpty();
        assertThat(tries).isEqualTo(2);
    }

    @Test
    void that_is_not_missing_is_left_alone() {
        assertThat(turn(at(100))).isEmpty();
        assertThat(work).isEmpty();
    }

    private Optional<Deadline> turn(Now now) {
        mending.run(now);
        return mending.next(now);
    }

    private void finish(double seconds) {
        work.remove().run();
        posted.remove().accept(at(seconds));
    }

    private static Optional<Deadline> due(double seconds) {
        return Optional.of(at(0).plus(Duration.ofMillis((long) (seconds * 1000))));
    }

    private static Now at(double seconds) {
        return new Now((long) (seconds * 1_000_000_000L), Instant.EPOCH.plusMillis((long) (seconds * 1000)));
    }
}

package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.time.Now;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Answers that nobody takes")
class UnsentAnswersTest {
    private static final int LARGE = 40_000;

    private Duration time = Duration.ZERO;
    private final Memory memory = new Memory(2 * LARGE);
    private final UnsentAnswers answers =
            new UnsentAnswers(memory, () -> new Now(time.toNanos(), Instant.EPOCH.plus(time)));
    private final EmbeddedChannel first = new EmbeddedChannel();
    private final EmbeddedChannel second = new EmbeddedChannel();
    private final EmbeddedChannel third = new EmbeddedChannel();

    @AfterEach
    void close() {
        first.finishAndReleaseAll();
        second.finishAndReleaseAll();
        third.finishAndReleaseAll();
    }

    @Test
    void have_so_much_memory_together_and_no_more() {
        assertThat(answers.hold(first, LARGE)).isTrue();
        assertThat(answers.hold(second, LARGE)).isTrue();
        assertThat(answers.hold(third, LARGE)).isFalse();
        assertThat(answers.hold(third, 32 << 10)).as("a small one").isTrue();

        answers.gone(second);
        answers.gone(second);
        assertThat(answers.hold(third, LARGE)).isTrue();
        assertThat(first.isOpen()).isTrue();
    }

    @Test
    void lose_it_to_others_after_a_minute_and_not_before() {
        answers.hold(first, LARGE);
        time = Duration.ofSeconds(1);
        answers.hold(second, LARGE);

        time = Duration.ofMinutes(1).minusMillis(1);
        assertThat(answers.hold(third, LARGE)).isFalse();
        assertThat(first.isOpen()).isTrue();

        time = Duration.ofMinutes(1);
        assertThat(answers.hold(third, LARGE)).isTrue();
        assertThat(first.isOpen()).isFalse();
        assertThat(second.isOpen()).isTrue();
    }

    @Test
    void lose_nothing_as_long_as_nobody_needs_it() {
        answers.hold(first, LARGE);
        time = Duration.ofHours(1);

        assertThat(answers.hold(second, LARGE)).isTrue();
        assertThat(first.isOpen()).isTrue();
    }

    @Test
    void that_are_larger_than_all_there_is_find_no_room() {
        assertThat(answers.hold(first, 2 * LARGE + 1)).isFalse();
    }
}

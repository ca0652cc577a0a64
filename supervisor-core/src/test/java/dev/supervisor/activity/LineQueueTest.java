package dev.supervisor.activity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The queue of a log's place")
class LineQueueTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private final LineQueue queue = new LineQueue();

    /** A line this many milliseconds after the first one. */
    private void add(long millis) {
        add(millis, "x");
    }

    private void add(long millis, String text) {
        LoggingEvent line = new LoggingEvent();
        line.setInstant(START.plusMillis(millis));
        line.setMessage(text);
        queue.add(line);
    }

    @Test
    void is_told_to_hang_once_when_nothing_of_what_was_taken_is_done_for_five_seconds() throws Exception {
        add(0);
        assertThat(queue.take()).hasSize(1);
        add(4_999);
        assertThat(queue.hangsSince()).isEmpty();
        assertThat(queue.hangs()).isFalse();
        add(5_000);
        assertThat(queue.hangsSince()).contains(START);
        assertThat(queue.hangs()).isTrue();
        add(60_000);
        assertThat(queue.hangsSince()).isEmpty();

        queue.did();
        assertThat(queue.goesOn()).contains(START);
        assertThat(queue.goesOn()).isEmpty();
        assertThat(queue.hangs()).isFalse();
    }

    @Test
    void does_not_hang_while_nothing_is_to_be_done_or_something_is() throws Exception {
        add(0);
        assertThat(queue.take()).hasSize(1);
        for (int i = 1; i < 10; i++) {
            queue.did();
            add(4_000L * i);
            assertThat(queue.hangsSince()).isEmpty();
        }
        assertThat(queue.take()).hasSize(9);
        queue.did();
        queue.close();
        assertThat(queue.take()).isEmpty();
        add(1_000_000);
        assertThat(queue.hangsSince()).isEmpty();
    }

    @Test
    void says_how_many_lines_are_not_written_when_it_is_given_up() throws Exception {
        add(0);
        assertThat(queue.take()).hasSize(1);
        add(1);
        for (int i = 0; i < 30; i++) {
            add(2, "x".repeat(100_000));
        }
        queue.add(new LineQueue.Reopen());
        assertThat(queue.isGivenUp()).isFalse();

        assertThat(queue.giveUp()).isEqualTo(32);
        assertThat(queue.isGivenUp()).isTrue();
        queue.close();
        assertThat(queue.take()).isEqualTo(List.of());
        assertThat(queue.goesOn()).isEqualTo(Optional.empty());
    }
}

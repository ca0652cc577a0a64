package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.time.Now;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Answers that nobody takes")
class UnsentAnswersTest {
    private static final int LARGE = 40_000;
    private static final byte[] SMALL_BODY = new byte[32 << 10];

    private Duration time = Duration.ZERO;
    private final List<Duration> alarms = new ArrayList<>();
    private final List<Runnable> deeds = new ArrayList<>();
    private final UnsentAnswers answers =
            new UnsentAnswers(2 * LARGE, () -> new Now(time.toNanos(), Instant.EPOCH.plus(time)), (after, deed) -> {
                alarms.add(after);
                deeds.add(deed);
            });
    private final EmbeddedChannel first = new EmbeddedChannel();
    private final EmbeddedChannel second = new EmbeddedChannel();
    private final EmbeddedChannel third = new EmbeddedChannel();
    private final EmbeddedChannel fourth = new EmbeddedChannel();
    private final List<String> gone = new ArrayList<>();

    @AfterEach
    void close() {
        List.of(first, second, third, fourth).forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    private boolean hold(EmbeddedChannel client, String name) {
        return answers.hold(client, new byte[LARGE], () -> gone.add(name));
    }

    private void reserve(EmbeddedChannel client, String name) {
        answers.reserve(client, LARGE, () -> gone.add(name));
    }

    @Test
    void have_so_much_memory_together_and_what_comes_then_waits_for_it() {
        assertThat(hold(first, "first")).isTrue();
        assertThat(hold(second, "second")).isTrue();
        reserve(third, "third");
        assertThat(gone).containsExactly("first", "second");
        assertThat(answers.hold(fourth, SMALL_BODY, () -> gone.add("small"))).isTrue();
        assertThat(gone).containsExactly("first", "second", "small");

        answers.gone(second);
        answers.gone(second);
        assertThat(gone).containsExactly("first", "second", "small", "third");
        assertThat(first.isOpen()).isTrue();
    }

    @Test
    void wait_in_the_order_of_their_coming_but_those_that_are_made_come_first() {
        hold(first, "first");
        hold(second, "second");
        reserve(third, "third");
        hold(fourth, "fourth");

        answers.gone(first);
        assertThat(gone).containsExactly("first", "second", "fourth");
        answers.gone(fourth);
        assertThat(gone).containsExactly("first", "second", "fourth", "third");
    }

    @Test
    void find_no_room_if_they_are_made_and_half_of_what_there_is_waits_already() {
        hold(first, "first");
        hold(second, "second");

        assertThat(hold(third, "third")).isTrue();
        assertThat(hold(fourth, "fourth")).isFalse();
    }

    @Test
    void give_back_what_was_reserved_for_more_than_they_have() {
        answers.reserve(first, 2 * LARGE, () -> gone.add("reserved"));
        reserve(second, "second");
        assertThat(gone).containsExactly("reserved");

        hold(first, "first");
        assertThat(gone).containsExactly("reserved", "first", "second");
    }

    @Test
    void count_once_if_they_are_the_same_for_several_clients() {
        byte[] same = new byte[2 * LARGE];
        for (EmbeddedChannel client : List.of(first, second, third)) {
            assertThat(answers.hold(client, same, () -> gone.add("same"))).isTrue();
        }
        reserve(fourth, "fourth");
        answers.gone(first);
        answers.gone(second);
        assertThat(gone).containsExactly("same", "same", "same");

        answers.gone(third);
        assertThat(gone).endsWith("fourth");
    }

    @Test
    void lose_it_after_ten_seconds_to_who_waits_for_it_and_not_before() {
        hold(first, "first");
        time = Duration.ofSeconds(1);
        hold(second, "second");
        reserve(third, "third");
        assertThat(alarms).containsExactly(Duration.ofSeconds(9));

        time = Duration.ofSeconds(10).minusMillis(1);
        deeds.removeFirst().run();
        assertThat(first.isOpen()).isTrue();
        assertThat(alarms).containsExactly(Duration.ofSeconds(9), Duration.ofMillis(1));

        time = Duration.ofSeconds(10);
        deeds.removeFirst().run();
        assertThat(gone).endsWith("third");
        assertThat(first.isOpen()).isFalse();
        assertThat(second.isOpen()).isTrue();
    }

    @Test
    void lose_it_the_oldest_first_and_no_more_of_them_than_is_needed() {
        hold(second, "second");
        hold(first, "first");
        time = Duration.ofHours(1);
        reserve(third, "third");

        assertThat(gone).containsExactly("second", "first", "third");
        assertThat(List.of(second.isOpen(), first.isOpen())).containsExactly(false, true);
    }

    @Test
    void of_which_some_is_taken_have_another_ten_seconds() {
        hold(first, "first");
        hold(second, "second");
        reserve(third, "third");
        time = Duration.ofSeconds(10);
        answers.progressed(first);
        first.write(Unpooled.wrappedBuffer(new byte[10]));
        second.write(Unpooled.wrappedBuffer(new byte[10]));
        second.unsafe().outboundBuffer().addFlush();
        second.unsafe().outboundBuffer().progress(5);

        deeds.removeFirst().run();
        assertThat(List.of(first.isOpen(), second.isOpen())).containsExactly(true, true);
        assertThat(alarms.getLast()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void lose_nothing_as_long_as_nobody_needs_it() {
        hold(first, "first");
        time = Duration.ofHours(1);

        assertThat(hold(second, "second")).isTrue();
        assertThat(first.isOpen()).isTrue();
        assertThat(alarms).isEmpty();
    }

    @Test
    void that_are_still_being_made_are_not_closed() {
        reserve(first, "first");
        reserve(second, "second");
        reserve(third, "third");
        time = Duration.ofHours(1);
        hold(fourth, "fourth");

        assertThat(List.of(first.isOpen(), second.isOpen())).containsExactly(true, true);
        assertThat(gone).containsExactly("first", "second");
    }

    @Test
    void of_clients_that_leave_while_they_wait_are_forgotten() {
        hold(first, "first");
        hold(second, "second");
        reserve(third, "third");
        reserve(fourth, "fourth");
        answers.gone(third);

        answers.gone(first);
        assertThat(gone).containsExactly("first", "second", "fourth");
    }

    @Test
    void that_are_larger_than_all_there_is_find_no_room() {
        assertThat(answers.hold(first, new byte[2 * LARGE + 1], () -> gone.add("first")))
                .isFalse();
        answers.reserve(first, 2 * LARGE + 1, () -> gone.add("guessed"));
        assertThat(gone).containsExactly("guessed");
    }
}

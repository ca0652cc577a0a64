package dev.supervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A queue of deadlines")
class DeadlineQueueTest {
    private final DeadlineQueue queue = new DeadlineQueue();
    private final List<String> called = new ArrayList<>();

    @Test
    void calls_at_the_deadline_and_not_before() {
        queue.set("a", due(100), _ -> called.add("a"));

        assertEquals(Optional.of(due(100)), turn(at(99)));
        assertEquals(List.of(), called);
        assertEquals(Optional.empty(), turn(at(100)));
        assertEquals(List.of("a"), called);
    }

    @Test
    void calls_the_earliest_first_and_equal_ones_in_the_order_of_setting() {
        queue.set("late", due(3), _ -> called.add("late"));
        queue.set("second", due(2), _ -> called.add("second"));
        queue.set("third", due(2), _ -> called.add("third"));
        queue.set("first", due(1), _ -> called.add("first"));

        turn(at(3));

        assertEquals(List.of("first", "second", "third", "late"), called);
    }

    @Test
    void forgets_the_earlier_deadline_of_an_owner_that_sets_another() {
        queue.set("a", due(1), _ -> called.add("old"));
        queue.set("a", due(2), _ -> called.add("new"));

        assertEquals(Optional.of(due(2)), turn(at(1)));
        turn(at(2));

        assertEquals(List.of("new"), called);
    }

    @Test
    void keeps_one_entry_for_an_owner_however_often_it_sets_and_none_once_it_clears() {
        for (int i = 0; i < 10_000; i++) {
            queue.set("a", due(i), _ -> called.add("a"));
        }
        assertEquals(1, queue.size());

        queue.clear("a");

        assertEquals(0, queue.size());
        assertEquals(Optional.empty(), turn(at(100_000)));
        assertEquals(List.of(), called);
    }

    @Test
    void calls_in_the_same_turn_what_a_call_sets_for_now() {
        queue.set("a", due(1), now -> queue.set("b", now.atOnce(), _ -> called.add("b")));

        turn(at(1));

        assertEquals(List.of("b"), called);
    }

    @Test
    void comes_back_although_an_owner_asks_for_now_again_and_again() {
        insist("insistent");

        assertEquals(Optional.of(due(1)), turn(at(1)));
    }

    @Test
    void does_not_lose_the_others_when_a_call_throws() {
        queue.set("bad", due(1), _ -> {
            throw new IllegalStateException("bad");
        });
        queue.set("good", due(1), _ -> called.add("good"));

        assertThrows(IllegalStateException.class, () -> turn(at(1)));
        turn(at(1));

        assertEquals(List.of("good"), called);
    }

    private void insist(String owner) {
        queue.set(owner, due(1), _ -> insist(owner));
    }

    private static Now at(long millis) {
        return new Now(millis * 1_000_000, Instant.EPOCH.plusMillis(millis));
    }

    private static Deadline due(long millis) {
        return new Deadline(millis * 1_000_000);
    }

    private Optional<Deadline> turn(Now now) {
        queue.run(now);
        return queue.next(now);
    }
}

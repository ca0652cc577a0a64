package dev.supervisor.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.ProcessGroupEvent;
import dev.supervisor.event.RemoteCommunication;
import dev.supervisor.event.SupervisorStateChange;
import dev.supervisor.event.TickEvent;
import dev.supervisor.time.Now;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pool of listeners")
class ListenerPoolTest {
    private static final String HEADER = "ver:3.0 server:me serial:";

    private final RememberedLog log = new RememberedLog(Level.DEBG);
    private final ListenerPool pool = pool(3);

    private ListenerPool pool(int bufferSize) {
        return pool(bufferSize, 10_000);
    }

    private ListenerPool pool(int bufferSize, long roomBytes) {
        return new ListenerPool(
                "ears",
                bufferSize,
                Set.of(TickEvent.class, RemoteCommunication.class),
                "me",
                () -> roomBytes,
                new Narrator(log).listeners());
    }

    /** A listener that does what the test wants. */
    private static final class Ear implements EventReceiver {
        private final String name;
        private final List<String> heard = new ArrayList<>();
        private Optional<QueuedEvent> current = Optional.empty();
        private boolean ready = true;
        private boolean deaf;

        Ear(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public boolean receive(QueuedEvent event, EventBytes message) {
            if (deaf) {
                return false;
            }
            ready = false;
            current = Optional.of(event);
            heard.add(new String(message.head(), StandardCharsets.UTF_8)
                    + new String(message.rest(), StandardCharsets.UTF_8));
            return true;
        }
    }

    private static RemoteCommunication event(String data) {
        return new RemoteCommunication("t", data);
    }

    private static Now at(int seconds) {
        return new Now(Duration.ofSeconds(seconds).toNanos(), Instant.ofEpochSecond(seconds));
    }

    @Test
    void wants_what_it_has_subscribed_to_and_all_below() {
        assertTrue(pool.wants(RemoteCommunication.class));
        assertTrue(pool.wants(TickEvent.Tick60.class));
        assertFalse(pool.wants(ProcessGroupEvent.Added.class));
        assertFalse(pool.wants(SupervisorStateChange.Running.class));
    }

    @Test
    void drops_the_oldest_when_their_text_takes_too_much_memory_however_few_they_are() {
        ListenerPool large = pool(1_000_000);
        for (int serial = 0; serial < 4; serial++) {
            large.add(event("x".repeat(2000)), serial); // 4130 bytes each, with what they cost by themselves
        }

        assertEquals(2, large.waiting());
        assertEquals(
                List.of(
                        "ERRO pool ears event buffer overflowed, discarding event 0",
                        "ERRO pool ears event buffer overflowed, discarding event 1"),
                log.take());
    }

    @Test
    void keeps_one_that_is_too_big_as_long_as_it_is_alone() {
        ListenerPool large = pool(1_000_000);
        large.add(event("x".repeat(100_000)), 0);
        assertEquals(1, large.waiting());

        large.add(event("y"), 1);

        Ear ear = new Ear("ear");
        large.dispatch(List.of(ear));
        assertThat(ear.heard).singleElement().asString().endsWith("y");
    }

    @Test
    void has_room_again_for_what_has_been_sent() {
        ListenerPool large = pool(1_000_000);
        Ear ear = new Ear("ear");
        for (int serial = 0; serial < 10; serial++) {
            large.add(event("x".repeat(2000)), serial);
            large.dispatch(List.of(ear));
            ear.ready = true;
        }
        assertThat(ear.heard).hasSize(10);
        assertThat(log.take()).noneMatch(line -> line.contains("overflowed"));
    }

    @Test
    void sends_header_and_payload() {
        Ear ear = new Ear("ear");
        pool.add(event("x"), 17);

        pool.dispatch(List.of(ear));

        assertEquals(
                List.of(HEADER + "17 pool:ears poolserial:0 eventname:REMOTE_COMMUNICATION len:8\ntype:t\nx"),
                ear.heard);
        assertEquals(List.of("DEBG event 17 sent to listener ear"), log.take());
    }

    @Test
    void counts_the_length_in_code_points() {
        Ear ear = new Ear("ear");
        pool.add(event("ö\uD83D\uDE00"), 0);

        pool.dispatch(List.of(ear));

        assertThat(ear.heard.getFirst()).endsWith(" len:9\ntype:t\nö\uD83D\uDE00");
    }

    @Test
    void keeps_what_nobody_is_ready_for_in_order() {
        Ear ear = new Ear("ear");
        ear.ready = false;
        pool.add(event("first"), 0);
        pool.add(event("second"), 1);
        pool.dispatch(List.of(ear));
        assertEquals(List.of(), ear.heard);

        ear.ready = true;
        pool.dispatch(List.of(ear));
        assertThat(ear.heard).singleElement().asString().endsWith("first");
        assertEquals(
                List.of(
                        "DEBG event 0 sent to listener ear",
                        "DEBG rebuffering event 1 for pool ears (buf size=0, max=3)"),
                log.take());
    }

    @Test
    void gives_one_event_each_to_all_who_are_ready() {
        Ear one = new Ear("one");
        Ear busy = new Ear("busy");
        Ear other = new Ear("other");
        busy.ready = false;
        pool.add(event("first"), 0);
        pool.add(event("second"), 1);

        pool.dispatch(List.of(one, busy, other));

        assertThat(one.heard).singleElement().asString().endsWith("first");
        assertThat(other.heard).singleElement().asString().endsWith("second");
        assertEquals(0, pool.waiting());
    }

    @Test
    void tries_the_next_one_when_nobody_reads() {
        Ear deaf = new Ear("deaf");
        Ear ear = new Ear("ear");
        deaf.deaf = true;
        pool.add(event("x"), 4);

        pool.dispatch(List.of(deaf, ear));

        assertThat(ear.heard).hasSize(1);
        assertEquals(
                List.of(
                        "DEBG epipe occurred while sending event 4 to listener deaf, listener state unchanged",
                        "DEBG event 4 sent to listener ear"),
                log.take());
    }

    @Test
    void sends_what_was_given_back_before_all_else_and_with_the_same_numbers() {
        Ear ear = new Ear("ear");
        pool.add(event("first"), 7);
        pool.add(event("second"), 8);
        pool.dispatch(List.of(ear));

        pool.takeBack(ear.current.orElseThrow());
        ear.ready = true;
        pool.dispatch(List.of(ear));

        assertEquals(ear.heard.get(0), ear.heard.get(1));
    }

    @Test
    void drops_the_oldest_when_it_is_full() {
        for (int serial = 0; serial < 4; serial++) {
            pool.add(event("e" + serial), serial);
        }

        assertEquals(3, pool.waiting());
        assertEquals(List.of("ERRO pool ears event buffer overflowed, discarding event 0"), log.take());
        Ear ear = new Ear("ear");
        pool.dispatch(List.of(ear));
        assertThat(ear.heard.getFirst()).contains("serial:1 pool:ears poolserial:1 ");
    }

    @Test
    void drops_the_oldest_for_what_was_given_back_too() {
        Ear ear = new Ear("ear");
        pool.add(event("e0"), 0);
        pool.dispatch(List.of(ear));
        for (int serial = 1; serial < 4; serial++) {
            pool.add(event("e" + serial), serial);
        }
        log.take();

        pool.takeBack(ear.current.orElseThrow());

        assertEquals(
                List.of(
                        "DEBG rebuffering event 0 for pool ears (buf size=3, max=3)",
                        "ERRO pool ears event buffer overflowed, discarding event 1"),
                log.take());
        assertEquals(3, pool.waiting());
    }

    @Test
    void says_of_a_flood_how_many_it_has_dropped_once_a_minute() {
        ListenerPool small = pool(1);
        small.add(event("first"), 0);
        assertEquals(Optional.empty(), small.report(at(0)));
        for (int serial = 1; serial <= 1050; serial++) {
            small.add(event("x"), serial);
        }

        assertThat(log.take()).hasSize(50).allMatch(line -> line.contains("overflowed, discarding event "));
        assertEquals(Optional.of(at(60).atOnce()), small.report(at(0)));
        small.report(at(59));
        assertEquals(List.of(), log.take());
        assertEquals(Optional.empty(), small.report(at(60)));
        assertEquals(List.of("ERRO pool ears event buffer overflowed, discarded 1000 more events"), log.take());

        small.add(event("x"), 1051);
        assertEquals(List.of("ERRO pool ears event buffer overflowed, discarding event 1050"), log.take());
    }

    @Test
    void leaves_a_quarter_of_its_room_to_others_than_output() {
        ListenerPool big = pool(10, 100_000_000);
        assertEquals(new EventRoom(8, 8, true), big.roomForFlood(1));
        for (int serial = 0; serial < 7; serial++) {
            big.add(event("x"), serial);
        }
        assertEquals(new EventRoom(1, 8, false), big.roomForFlood(7));
        assertEquals(new EventRoom(1, 8, true), big.roomForFlood(8));
        big.add(event("x"), 7);
        assertEquals(new EventRoom(0, 8, false), big.roomForFlood(0));
        big.add(event("x"), 8);
        assertEquals(new EventRoom(0, 8, false), big.roomForFlood(0));
    }

    @Test
    void has_room_for_so_many_of_the_longest_pieces_of_output_as_half_of_its_bytes_take() {
        long cost = 2 * 65_536 + 128;
        assertEquals(new EventRoom(3, 3, false), pool(1000, 2 * 3 * cost).roomForFlood(0));
        assertEquals(new EventRoom(2, 2, false), pool(1000, 2 * 3 * cost - 1).roomForFlood(0));
        ListenerPool used = pool(1000, 2 * 3 * cost);
        used.add(event("x"), 0);
        assertEquals(new EventRoom(2, 3, false), used.roomForFlood(0));
    }

    @Test
    void takes_a_piece_of_output_whatever_its_size_if_none_waits() {
        ListenerPool one = pool(1, 1);
        assertEquals(new EventRoom(1, 1, false), one.roomForFlood(0));
        one.add(event("x"), 0);
        assertEquals(new EventRoom(0, 1, false), one.roomForFlood(0));
    }
}

package dev.supervisor.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Serials of events")
class EventSerialsTest {
    private final EventSerials serials = new EventSerials();

    @Test
    void are_the_same_for_all_who_queue_an_event_and_others_for_the_next_even_if_it_says_the_same() {
        SupervisorEvent first = new RemoteCommunication("a", "b");
        SupervisorEvent second = new RemoteCommunication("a", "b");

        assertEquals(0, serials.of(first));
        assertEquals(0, serials.of(first));
        assertEquals(1, serials.of(second));
    }

    @Test
    void begin_again_after_the_greatest() {
        assertEquals(Long.MAX_VALUE, EventSerials.after(Long.MAX_VALUE - 1));
        assertEquals(0, EventSerials.after(Long.MAX_VALUE));
    }
}

package dev.supervisor.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.event.EventBus.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bus of events")
class EventBusTest {
    private static final SupervisorEvent TICK = new TickEvent.Tick5(Instant.EPOCH);
    private static final SupervisorEvent ADDED = new ProcessGroupEvent.Added("g");

    private final EventBus bus = new EventBus();
    private final List<SupervisorEvent> received = new ArrayList<>();

    @Test
    void hands_an_event_to_who_subscribed_to_its_type_or_to_one_above() {
        for (String name : List.of("TICK_5", "TICK", "EVENT")) {
            bus.subscribe(List.of(name), received::add);
        }
        bus.subscribe(List.of("TICK_60", "PROCESS_GROUP"), _ -> received.add(ADDED));

        bus.publish(TICK);

        assertThat(received).containsExactly(TICK, TICK, TICK);
    }

    @Test
    void hands_everything_to_who_did_not_ask_for_types() {
        bus.subscribe(received::add);

        bus.publish(TICK);
        bus.publish(ADDED);

        assertThat(received).containsExactly(TICK, ADDED);
    }

    @Test
    void hands_an_event_once_to_who_subscribed_to_it_by_several_names() {
        bus.subscribe(List.of("EVENT", "TICK", "TICK_5"), received::add);

        bus.publish(TICK);

        assertThat(received).containsExactly(TICK);
    }

    @Test
    void hands_nothing_to_who_cancelled() {
        Subscription subscription = bus.subscribe(received::add);
        subscription.cancel();

        bus.publish(TICK);

        assertThat(received).isEmpty();
    }

    @Test
    void goes_on_with_the_others_when_a_subscriber_cancels_while_an_event_is_handed_out() {
        List<Subscription> own = new ArrayList<>();
        own.add(bus.subscribe(event -> {
            received.add(event);
            own.getFirst().cancel();
        }));
        bus.subscribe(received::add);

        bus.publish(TICK);
        bus.publish(ADDED);

        assertThat(received).containsExactly(TICK, TICK, ADDED);
    }

    @Test
    void hands_out_from_the_next_event_on_to_who_subscribes_meanwhile() {
        bus.subscribe(List.of("TICK"), _ -> bus.subscribe(received::add));

        bus.publish(TICK);
        bus.publish(ADDED);

        assertThat(received).containsExactly(ADDED);
    }

    @Test
    void knows_no_other_names() {
        assertThatThrownBy(() -> bus.subscribe(List.of("TICK_7"), received::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a type of event: TICK_7");
    }

    @Test
    void knows_what_each_of_those_has_room_for_who_are_handed_one_of_several_types() {
        EventRoom little = new EventRoom(1, 10, false);
        EventRoom much = new EventRoom(5, 6, true);
        List<Class<? extends SupervisorEvent>> both = List.of(TickEvent.Tick5.class, TickEvent.Tick60.class);
        bus.subscribeTypes(both, received::add, () -> little);
        Subscription other = bus.subscribeTypes(List.of(TickEvent.class), received::add, () -> much);
        bus.subscribeTypes(List.of(ProcessGroupEvent.class), received::add, () -> EventRoom.UNBOUNDED);

        assertThat(bus.rooms(both)).map(Supplier::get).containsExactly(little, much);
        assertThat(little.and(much)).isEqualTo(new EventRoom(1, 6, true));

        other.cancel();

        assertThat(bus.rooms(both)).map(Supplier::get).containsExactly(little);
    }

    @Test
    void hands_nothing_more_to_who_cancelled_after_having_received_it() {
        Subscription subscription = bus.subscribe(received::add);
        bus.publish(TICK);
        subscription.cancel();
        bus.publish(TICK);

        assertThat(received).containsExactly(TICK);
        assertThat(bus.isAwaited(TICK.getClass())).isFalse();
    }
}

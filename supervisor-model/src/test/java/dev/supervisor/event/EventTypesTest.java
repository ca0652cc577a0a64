package dev.supervisor.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The types of events")
class EventTypesTest {

    @Test
    void are_those_of_the_original() {
        assertThat(EventTypes.names())
                .containsExactlyInAnyOrder(
                        "EVENT",
                        "PROCESS_STATE",
                        "PROCESS_STATE_STARTING",
                        "PROCESS_STATE_BACKOFF",
                        "PROCESS_STATE_RUNNING",
                        "PROCESS_STATE_STOPPING",
                        "PROCESS_STATE_STOPPED",
                        "PROCESS_STATE_EXITED",
                        "PROCESS_STATE_FATAL",
                        "PROCESS_STATE_UNKNOWN",
                        "PROCESS_LOG",
                        "PROCESS_LOG_STDOUT",
                        "PROCESS_LOG_STDERR",
                        "PROCESS_COMMUNICATION",
                        "PROCESS_COMMUNICATION_STDOUT",
                        "PROCESS_COMMUNICATION_STDERR",
                        "REMOTE_COMMUNICATION",
                        "SUPERVISOR_STATE_CHANGE",
                        "SUPERVISOR_STATE_CHANGE_RUNNING",
                        "SUPERVISOR_STATE_CHANGE_STOPPING",
                        "TICK",
                        "TICK_5",
                        "TICK_60",
                        "TICK_3600",
                        "PROCESS_GROUP",
                        "PROCESS_GROUP_ADDED",
                        "PROCESS_GROUP_REMOVED");
    }

    @Test
    void are_found_by_name_and_unknown_names_are_not() {
        assertThat(EventTypes.byName("TICK")).contains(TickEvent.class);
        assertThat(EventTypes.byName("TICK_60")).contains(TickEvent.Tick60.class);
        assertThat(EventTypes.byName("TICK_7")).isEmpty();
    }

    @Test
    void call_an_event_by_its_own_name_and_not_by_that_of_a_type_above() {
        assertThat(EventTypes.nameOf(new TickEvent.Tick3600(Instant.EPOCH))).isEqualTo("TICK_3600");
        assertThat(EventTypes.nameOf(new RemoteCommunication("a", "b"))).isEqualTo("REMOTE_COMMUNICATION");
    }

    @Test
    void below_another_begin_with_its_name() {
        for (String name : EventTypes.names()) {
            Class<? extends SupervisorEvent> type = EventTypes.byName(name).orElseThrow();
            for (String other : EventTypes.names()) {
                Class<? extends SupervisorEvent> above =
                        EventTypes.byName(other).orElseThrow();
                boolean below = above != type && above.isAssignableFrom(type);
                assertThat(below).as(name + " below " + other).isEqualTo(!name.equals(other) && isPrefix(other, name));
            }
        }
    }

    private static boolean isPrefix(String above, String name) {
        return above.equals("EVENT") || name.startsWith(above + "_");
    }
}

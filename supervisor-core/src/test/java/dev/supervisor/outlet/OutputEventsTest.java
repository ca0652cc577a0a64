package dev.supervisor.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.OutputText;
import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.LoopReports;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Events of output on their way to the loop")
class OutputEventsTest {
    private static final Now NOW = new Now(0, Instant.EPOCH);
    private static final SupervisorEvent EVENT =
            new ProcessLogEvent.Stdout(new Namespec("g", "w"), new Pid(1), new OutputText("x"));

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final EventLoop reader =
            new EventLoop(kernel.clock(), kernel.descriptors().poller(), new LoopReports() {
                @Override
                public void slowTurn(String doing, Duration took) {
                    throw new AssertionError(doing);
                }

                @Override
                public void mishap(String doing, Throwable bug) {
                    throw new AssertionError(bug);
                }
            });
    private final EventBus bus = new EventBus();
    private final Deque<Consumer<Now>> left = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final OutputEvents events = new OutputEvents(
            new Mailbox() {
                @Override
                public void post(Consumer<Now> task) {
                    throw new AssertionError("it decides itself whether the loop is woken");
                }

                @Override
                public void leave(Consumer<Now> task) {
                    left.add(task);
                }

                @Override
                public void rouse() {
                    told.add("rouse");
                }
            },
            bus,
            new Narrator(new RememberedLog(Level.DEBG)).output());

    private EventRoom room = new EventRoom(2, 4, false);

    private void listen() {
        bus.subscribeTypes(List.of(ProcessLogEvent.class), _ -> told.add("event"), () -> room);
        events.whenRoom(reader, _ -> told.add("room"));
    }

    private void publish() {
        events.publish(EVENT, 1, NOW);
    }

    private void turn() {
        while (!left.isEmpty()) {
            left.remove().accept(NOW);
        }
        events.run(NOW);
        reader.turn(Optional.of(Duration.ZERO));
    }

    @Test
    void are_as_many_as_there_is_room_for_and_no_more() {
        listen();
        publish();
        assertThat(events.areCrowded()).isFalse();
        publish();
        assertThat(events.areCrowded()).isTrue();

        room = new EventRoom(1, 4, false);
        turn();
        assertThat(events.areCrowded()).isFalse();
        publish();
        assertThat(events.areCrowded()).isTrue();
    }

    @Test
    void are_sixteen_however_much_room_there_is() {
        room = EventRoom.UNBOUNDED;
        listen();
        for (int i = 0; i < 15; i++) {
            publish();
        }
        assertThat(events.areCrowded()).isFalse();
        publish();
        assertThat(events.areCrowded()).isTrue();
    }

    @Test
    void have_room_for_as_many_as_the_one_can_take_who_can_take_least() {
        room = EventRoom.UNBOUNDED;
        listen();
        bus.subscribeTypes(List.of(ProcessLogEvent.Stderr.class), _ -> {}, () -> new EventRoom(1, 4, false));

        publish();

        assertThat(events.areCrowded()).isTrue();
    }

    @Test
    void do_not_wake_the_loop_while_nobody_can_be_handed_one() {
        listen();
        publish();
        publish();

        assertThat(told).isEmpty();
    }

    @Test
    void wake_the_loop_as_soon_as_somebody_is_idle() {
        listen();
        room = new EventRoom(2, 4, true);
        turn();
        publish();

        assertThat(told).containsExactly("rouse");
    }

    @Test
    void wake_the_loop_if_they_are_too_many_for_the_room() {
        listen();
        publish();
        publish();
        publish();

        assertThat(told).containsExactly("rouse");
    }

    @Test
    void are_waited_for_only_until_the_loop_has_them() {
        listen();
        assertThat(events.areOnTheirWay()).isFalse();
        publish();
        assertThat(events.areOnTheirWay()).isTrue();
        assertThat(told).as("it is told to look").containsExactly("rouse");

        turn();

        assertThat(events.areOnTheirWay()).isFalse();
    }

    @Test
    void may_go_on_when_half_of_the_room_is_free_if_anybody_had_to_wait() {
        listen();
        room = new EventRoom(4, 4, false);
        turn();
        assertThat(told).as("nobody waits").isEmpty();
        for (int i = 0; i < 4; i++) {
            publish();
        }
        assertThat(events.areCrowded()).isTrue();
        room = new EventRoom(1, 4, false);
        turn();
        assertThat(told).containsOnly("event");

        room = new EventRoom(2, 4, false);
        turn();
        turn();

        assertThat(told).containsExactly("event", "event", "event", "event", "room");
    }
}

package dev.supervisor.event;

import java.time.Instant;

/** Time goes on: the calendar has passed a multiple of this many seconds. */
@EventName("TICK")
public sealed interface TickEvent extends SupervisorEvent {

    /** The multiple that was passed. */
    Instant when();

    @EventName("TICK_5")
    record Tick5(Instant when) implements TickEvent {}

    @EventName("TICK_60")
    record Tick60(Instant when) implements TickEvent {}

    @EventName("TICK_3600")
    record Tick3600(Instant when) implements TickEvent {}

    @Override
    default String payload() {
        return "when:" + when().getEpochSecond();
    }
}

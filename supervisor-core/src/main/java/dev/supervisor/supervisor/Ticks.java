package dev.supervisor.supervisor;

import dev.supervisor.event.EventBus;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.event.TickEvent;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.Step;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells when the calendar passes a multiple of 5, 60 and 3600 seconds (supervisor/supervisord.py tick), as long as somebody wants to know:
 * else nothing wakes up for it. Loop thread only.
 */
final class Ticks implements Step {
    private record Beat(
            Duration period, Class<? extends SupervisorEvent> type, Function<Instant, SupervisorEvent> event) {

        /** The multiple that was passed last. */
        Instant latest(Now now) {
            long seconds = now.wall().getEpochSecond();
            return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, period.toSeconds()));
        }
    }

    private static final List<Beat> BEATS = List.of(
            new Beat(Duration.ofSeconds(5), TickEvent.Tick5.class, TickEvent.Tick5::new),
            new Beat(Duration.ofSeconds(60), TickEvent.Tick60.class, TickEvent.Tick60::new),
            new Beat(Duration.ofSeconds(3600), TickEvent.Tick3600.class, TickEvent.Tick3600::new));

    private final DeadlineQueue deadlines;
    private final EventBus events;
    private final Predicate<Class<? extends SupervisorEvent>> wanted;
    private final Map<Beat, Instant> told = new HashMap<>();
    private boolean asked = true; // who is already there has not been looked at

    /** @param wanted whether anybody wants events of a type */
    Ticks(DeadlineQueue deadlines, EventBus events, Predicate<Class<? extends SupervisorEvent>> wanted) {
        this.deadlines = deadlines;
        this.events = events;
        this.wanted = wanted;
        events.watchSubscriptions(() -> asked = true);
    }

    /** Begins and ends as wanted; the ticks themselves come by deadlines. */
    @Override
    public void run(Now now) {
        if (asked) {
            asked = false;
            follow(now);
        }
    }

    private void follow(Now now) {
        for (Beat beat : BEATS) {
            boolean follow = wanted.test(beat.type());
            if (follow && !told.containsKey(beat)) {
                told.put(beat, beat.latest(now));
                awaitNext(beat, now);
            } else if (!follow && told.containsKey(beat)) {
                told.remove(beat);
                deadlines.clear(beat);
            }
        }
    }

    /** The calendar may have been set meanwhile: what counts is what it says now. */
    private void tick(Beat beat, Now now) {
        Instant latest = beat.latest(now);
        if (!latest.equals(told.put(beat, latest))) {
            events.publish(beat.event().apply(latest));
        }
        awaitNext(beat, now);
    }

    private void awaitNext(Beat beat, Now now) {
        Duration left = Duration.between(now.wall(), beat.latest(now).plus(beat.period()));
        deadlines.set(beat, now.plus(left), later -> tick(beat, later));
    }
}

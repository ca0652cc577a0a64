package dev.supervisor.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Hands each event to each subscriber once, in order of subscription. A subscriber may publish, subscribe and cancel meanwhile; who
 * subscribes while an event is handed out receives the next one. Loop thread only.
 */
public final class EventBus {

    /** What ends a subscription. */
    @FunctionalInterface
    public interface Subscription {
        void cancel();
    }

    private record Subscriber(
            List<Class<? extends SupervisorEvent>> types, Consumer<SupervisorEvent> consumer, IntSupplier fullness) {

        boolean takes(Class<? extends SupervisorEvent> type) {
            for (Class<? extends SupervisorEvent> subscribed : types) {
                if (subscribed.isAssignableFrom(type)) {
                    return true;
                }
            }
            return false;
        }
    }

    private final EventSerials serials;
    private List<Subscriber> subscribers = List.of();
    private List<Runnable> watchers = List.of();

    /** Calls {@code watcher} after each subscription and cancellation, for who would rather not make what nobody awaits. */
    public void watchSubscriptions(Runnable watcher) {
        List<Runnable> more = new ArrayList<>(watchers);
        more.add(watcher);
        watchers = List.copyOf(more);
    }

    /** Whether anybody would be handed an event of this type. */
    public boolean isAwaited(Class<? extends SupervisorEvent> type) {
        return subscribers.stream().anyMatch(subscriber -> subscriber.takes(type));
    }

    /** How full those are who would be handed an event of this type, in percent: the fullest of them. */
    public int fullness(Class<? extends SupervisorEvent> type) {
        int fullest = 0;
        for (Subscriber subscriber : subscribers) {
            if (subscriber.takes(type)) {
                fullest = Math.max(fullest, subscriber.fullness().getAsInt());
            }
        }
        return fullest;
    }

    /** One whose events are numbered from 0. */
    public EventBus() {
        this(new EventSerials());
    }

    /** @param serials go on where the daemon's last bus left off */
    public EventBus(EventSerials serials) {
        this.serials = serials;
    }

    /** The number of the event that is being handed out; see {@link EventSerials#of}. */
    public long serialOf(SupervisorEvent event) {
        return serials.of(event);
    }

    /** Subscribes to every event. */
    public Subscription subscribe(Consumer<SupervisorEvent> consumer) {
        return subscribe(List.of("EVENT"), consumer);
    }

    /**
     * Subscribes to the events of these types and of those below them.
     *
     * @throws IllegalArgumentException if there is no type of such a name
     */
    public Subscription subscribe(Collection<String> names, Consumer<SupervisorEvent> consumer) {
        List<Class<? extends SupervisorEvent>> types = new ArrayList<>();
        for (String name : names) {
            types.add(EventTypes.byName(name)
                    .orElseThrow(() -> new IllegalArgumentException("not a type of event: " + name)));
        }
        return subscribeTypes(types, consumer, () -> 0);
    }

    /**
     * Subscribes to the events of these types and of those below them.
     *
     * @param fullness how much of its room the subscriber has used up, in percent
     */
    public Subscription subscribeTypes(
            Collection<Class<? extends SupervisorEvent>> types,
            Consumer<SupervisorEvent> consumer,
            IntSupplier fullness) {
        Subscriber subscriber = new Subscriber(List.copyOf(types), consumer, fullness);
        List<Subscriber> more = new ArrayList<>(subscribers);
        more.add(subscriber);
        subscribers = List.copyOf(more);
        watchers.forEach(Runnable::run);
        return () -> cancel(subscriber);
    }

    public void publish(SupervisorEvent event) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.takes(event.getClass())) {
                subscriber.consumer().accept(event);
            }
        }
    }

    private void cancel(Subscriber subscriber) {
        subscribers = subscribers.stream().filter(other -> other != subscriber).toList();
        watchers.forEach(Runnable::run);
    }
}

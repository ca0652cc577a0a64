package dev.supervisor.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Hands each event to each subscriber once, in order of subscription. A subscriber may publish, subscribe and cancel meanwhile; who
 * subscribes while an event is handed out receives the next one. Loop thread only.
 */
public final class EventBus {

    /** Ends a subscription. */
    @FunctionalInterface
    public interface Subscription {
        void cancel();
    }

    private record Subscriber(
            List<Class<? extends SupervisorEvent>> types,
            Consumer<SupervisorEvent> consumer,
            Supplier<EventRoom> room) {

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

    /** The subscribers of a type, looked up when first asked: a flood asks each time. */
    private final Map<Class<? extends SupervisorEvent>, List<Subscriber>> takers = new HashMap<>();

    /**
     * Calls {@code watcher} after each subscription and cancellation, for publishers that would rather not make
     * unwanted events.
     */
    public void watchSubscriptions(Runnable watcher) {
        List<Runnable> more = new ArrayList<>(watchers);
        more.add(watcher);
        watchers = List.copyOf(more);
    }

    /** Whether anybody would be handed an event of this type. */
    public boolean isAwaited(Class<? extends SupervisorEvent> type) {
        return !takersOf(type).isEmpty();
    }

    /** The room of the subscribers to any of these types, each once; valid until somebody subscribes or cancels. */
    public List<Supplier<EventRoom>> rooms(Collection<Class<? extends SupervisorEvent>> types) {
        return subscribers.stream()
                .filter(subscriber -> types.stream().anyMatch(subscriber::takes))
                .map(Subscriber::room)
                .toList();
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
        return subscribeTypes(types, consumer, () -> EventRoom.UNBOUNDED);
    }

    /**
     * Subscribes to the events of these types and of those below them.
     *
     * @param room how much of a flood the subscriber can take now
     */
    public Subscription subscribeTypes(
            Collection<Class<? extends SupervisorEvent>> types,
            Consumer<SupervisorEvent> consumer,
            Supplier<EventRoom> room) {
        Subscriber subscriber = new Subscriber(List.copyOf(types), consumer, room);
        List<Subscriber> more = new ArrayList<>(subscribers);
        more.add(subscriber);
        change(List.copyOf(more));
        return () -> cancel(subscriber);
    }

    public void publish(SupervisorEvent event) {
        for (Subscriber subscriber : takersOf(event.getClass())) {
            subscriber.consumer().accept(event);
        }
    }

    private List<Subscriber> takersOf(Class<? extends SupervisorEvent> type) {
        List<Subscriber> known = takers.get(type);
        if (known != null) {
            return known;
        }
        List<Subscriber> found = subscribers.stream()
                .filter(subscriber -> subscriber.takes(type))
                .toList();
        takers.put(type, found);
        return found;
    }

    private void cancel(Subscriber subscriber) {
        change(subscribers.stream().filter(other -> other != subscriber).toList());
    }

    private void change(List<Subscriber> other) {
        subscribers = other;
        takers.clear();
        watchers.forEach(Runnable::run);
    }
}

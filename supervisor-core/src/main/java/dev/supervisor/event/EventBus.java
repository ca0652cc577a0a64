package dev.supervisor.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

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

    private record Subscriber(List<Class<? extends SupervisorEvent>> types, Consumer<SupervisorEvent> consumer) {}

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
        return subscribers.stream()
                .flatMap(subscriber -> subscriber.types().stream())
                .anyMatch(subscribed -> subscribed.isAssignableFrom(type));
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
        return subscribeTypes(types, consumer);
    }

    /** Subscribes to the events of these types and of those below them. */
    public Subscription subscribeTypes(
            Collection<Class<? extends SupervisorEvent>> types, Consumer<SupervisorEvent> consumer) {
        Subscriber subscriber = new Subscriber(List.copyOf(types), consumer);
        List<Subscriber> more = new ArrayList<>(subscribers);
        more.add(subscriber);
        subscribers = List.copyOf(more);
        watchers.forEach(Runnable::run);
        return () -> cancel(subscriber);
    }

    public void publish(SupervisorEvent event) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.types().stream().anyMatch(type -> type.isInstance(event))) {
                subscriber.consumer().accept(event);
            }
        }
    }

    private void cancel(Subscriber subscriber) {
        subscribers = subscribers.stream().filter(other -> other != subscriber).toList();
        watchers.forEach(Runnable::run);
    }
}

package dev.supervisor.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Hands each event to each subscriber, in order of subscription. Loop thread only. */
public final class EventBus {
    private final List<Consumer<SupervisorEvent>> subscribers = new ArrayList<>();

    public void subscribe(Consumer<SupervisorEvent> subscriber) {
        subscribers.add(subscriber);
    }

    public void publish(SupervisorEvent event) {
        subscribers.forEach(subscriber -> subscriber.accept(event));
    }
}

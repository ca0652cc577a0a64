package dev.supervisor.supervisor;

import dev.supervisor.activity.ListenerNarrator;
import dev.supervisor.config.ListenerPoolSpec;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.listener.ListenerPool;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.Step;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pools of event listeners: gives them the events that they want, and hands what waits in them to listeners that are ready. Loop thread only. */
final class ListenerDesk implements Step {
    /** What may wait for listeners, whatever their buffer sizes: events must not end the daemon. */
    private static final int MOST_OF_THE_HEAP_FOR_EVENTS = 8;

    private record Post(ProcessGroup group, ListenerPool pool, EventBus.Subscription subscription) {}

    private final String identifier;
    private final EventBus events;
    private final DeadlineQueue deadlines;
    private final ListenerEars ears;
    private final ListenerNarrator narrator;
    private final Map<String, Post> posts = new LinkedHashMap<>();

    /** @param identifier the daemon's, for the headers of events */
    ListenerDesk(
            String identifier, EventBus events, DeadlineQueue deadlines, ListenerEars ears, ListenerNarrator narrator) {
        this.identifier = identifier;
        this.events = events;
        this.deadlines = deadlines;
        this.ears = ears;
        this.narrator = narrator;
    }

    /** From now on events are queued for the listeners of this group. */
    void add(ProcessGroup group, ListenerPoolSpec spec) {
        ListenerPool pool = new ListenerPool(
                group.name(), spec.buffer_size(), spec.events(), identifier, this::roomOfEach, narrator);
        EventBus.Subscription subscription =
                events.subscribeTypes(spec.events(), event -> queue(event, pool, group), pool::fullness);
        posts.put(group.name(), new Post(group, pool, subscription));
        group.processes().forEach(process -> ears.expect(process, pool));
    }

    private long roomOfEach() {
        return Runtime.getRuntime().maxMemory() / MOST_OF_THE_HEAP_FOR_EVENTS / Math.max(1, posts.size());
    }

    /** What would be dropped for want of room is rather sent, if somebody is ready for it. */
    private void queue(SupervisorEvent event, ListenerPool pool, ProcessGroup group) {
        if (pool.isFull()) {
            pool.dispatch(listeners(group));
        }
        pool.add(event, events.serialOf(event));
    }

    /** If the group is one of listeners: no event is queued for it any more, and what waited is lost. */
    void remove(ProcessGroup group) {
        Optional.ofNullable(posts.remove(group.name())).ifPresent(post -> {
            post.subscription().cancel();
            deadlines.clear(post.pool());
            group.processes().forEach(ears::forget);
        });
    }

    /** All pools. */
    List<ListenerPool> pools() {
        return posts.values().stream().map(Post::pool).toList();
    }

    /** Whether any pool wants events of this type. */
    boolean isWanted(Class<? extends SupervisorEvent> type) {
        return posts.values().stream().anyMatch(post -> post.pool().wants(type));
    }

    /** Whether the next turn has to come at once: an event was queued late in this one, and a listener is ready for it. */
    boolean hasWork() {
        return posts.values().stream()
                .anyMatch(post -> post.pool().waiting() > 0
                        && listeners(post.group()).stream().anyMatch(ListenerLine::isReady));
    }

    @Override
    public Optional<Deadline> run(Now now) {
        for (Post post : posts.values()) {
            ListenerPool pool = post.pool();
            if (pool.waiting() > 0) {
                pool.dispatch(listeners(post.group()));
            }
            pool.report(now).ifPresentOrElse(end -> deadlines.set(pool, end, _ -> {}), () -> deadlines.clear(pool));
        }
        return Optional.empty();
    }

    private List<ListenerLine> listeners(ProcessGroup group) {
        List<ListenerLine> lines = new ArrayList<>();
        group.processes().forEach(process -> ears.lineOf(process).ifPresent(lines::add));
        return lines;
    }
}

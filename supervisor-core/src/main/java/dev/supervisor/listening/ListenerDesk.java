package dev.supervisor.listening;

import dev.supervisor.activity.ListenerNarrator;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.loop.Step;
import dev.supervisor.spec.ListenerPoolSpec;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pools of event listeners: gives them the events that they want, and hands what waits in them to listeners that are ready. Loop thread only. */
public final class ListenerDesk implements Step {
    /** The share of the heap that may wait for listeners, whatever their buffer sizes. */
    private static final int MOST_OF_THE_HEAP_FOR_EVENTS = 8;

    private static final long HEAP_BYTES = Runtime.getRuntime().maxMemory();

    private record Post(
            List<? extends ListenerProcess> processes, ListenerTalk.Duty duty, EventBus.Subscription subscription) {
        ListenerPool pool() {
            return duty.pool();
        }
    }

    private final String identifier;
    private final EventBus events;
    private final ListenerReader reader;
    private final ListenerNarrator narrator;
    private final Map<String, Post> posts = new LinkedHashMap<>();
    private Optional<Deadline> nextReport = Optional.empty(); // of what was dropped

    /** @param identifier the daemon's, for the headers of events */
    public ListenerDesk(String identifier, EventBus events, ListenerReader reader, ListenerNarrator narrator) {
        this.identifier = identifier;
        this.events = events;
        this.reader = reader;
        this.narrator = narrator;
    }

    /** From now on events are queued for the listeners of this group. */
    public void add(String group, List<? extends ListenerProcess> processes, ListenerPoolSpec spec) {
        ListenerPool pool =
                new ListenerPool(group, spec.buffer_size(), spec.events(), identifier, this::roomOfEach, narrator);
        EventBus.Subscription subscription = events.subscribeTypes(
                spec.events(), event -> queue(event, pool), () -> pool.roomForFlood(ready(processesOf(pool))));
        ListenerTalk.Duty duty = new ListenerTalk.Duty(pool, spec.result_handler());
        posts.put(group, new Post(processes, duty, subscription));
        processes.forEach(process -> reader.expect(process, duty));
    }

    /** If the group is one of listeners: its pool is for those that it has now, and for those that it had no more. */
    public void change(String group, List<? extends ListenerProcess> processes) {
        Optional.ofNullable(posts.get(group)).ifPresent(post -> {
            post.processes().forEach(reader::forget);
            processes.forEach(process -> reader.expect(process, post.duty()));
            posts.put(group, new Post(processes, post.duty(), post.subscription()));
        });
    }

    private List<? extends ListenerProcess> processesOf(ListenerPool pool) {
        return Optional.ofNullable(posts.get(pool.name())).map(Post::processes).orElse(List.of());
    }

    private long roomOfEach() {
        return HEAP_BYTES / MOST_OF_THE_HEAP_FOR_EVENTS / Math.max(1, posts.size());
    }

    /** Before a full pool drops its oldest event, it is delivered if a listener is ready. */
    private void queue(SupervisorEvent event, ListenerPool pool) {
        if (pool.isFull()) {
            pool.dispatch(listeners(processesOf(pool)));
        }
        pool.add(event, events.serialOf(event));
    }

    /** If the group is one of listeners: no event is queued for it any more, and what waited is lost. */
    public void remove(String group) {
        Optional.ofNullable(posts.remove(group)).ifPresent(post -> {
            post.subscription().cancel();
            post.processes().forEach(reader::forget);
        });
    }

    /** All pools. */
    public List<ListenerPool> pools() {
        return posts.values().stream().map(Post::pool).toList();
    }

    /** Whether any pool wants events of this type. */
    public boolean isWanted(Class<? extends SupervisorEvent> type) {
        return posts.values().stream().anyMatch(post -> post.pool().wants(type));
    }

    /** Whether the next turn has to come at once: an event was queued late in this one, and a listener is ready for it. */
    private boolean hasWork() {
        for (Post post : posts.values()) {
            if (post.pool().waiting() > 0 && isAnyReady(post.processes())) {
                return true;
            }
        }
        return false;
    }

    /** Sends what waits, and tells in time what was dropped. */
    @Override
    public void run(Now now) {
        nextReport = Optional.empty();
        for (Post post : posts.values()) {
            ListenerPool pool = post.pool();
            if (pool.waiting() > 0) {
                pool.dispatch(listeners(post.processes()));
            }
            nextReport = Deadline.earlier(nextReport, pool.report(now));
        }
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return hasWork() ? Optional.of(now.atOnce()) : nextReport;
    }

    private boolean isAnyReady(List<? extends ListenerProcess> processes) {
        for (ListenerProcess process : processes) {
            if (isReady(process)) {
                return true;
            }
        }
        return false;
    }

    private int ready(List<? extends ListenerProcess> processes) {
        int ready = 0;
        for (ListenerProcess process : processes) {
            if (isReady(process)) {
                ready++;
            }
        }
        return ready;
    }

    private boolean isReady(ListenerProcess process) {
        Optional<ListenerTalk> talk = reader.talkOf(process);
        return talk.isPresent() && talk.get().isReady();
    }

    private List<ListenerTalk> listeners(List<? extends ListenerProcess> processes) {
        List<ListenerTalk> talks = new ArrayList<>(processes.size());
        for (ListenerProcess process : processes) {
            Optional<ListenerTalk> talk = reader.talkOf(process);
            if (talk.isPresent()) {
                talks.add(talk.get());
            }
        }
        return talks;
    }
}

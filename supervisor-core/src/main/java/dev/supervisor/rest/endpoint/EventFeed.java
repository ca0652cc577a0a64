package dev.supervisor.rest.endpoint;

import dev.supervisor.rest.Shapes;
import dev.supervisor.rest.view.EventView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The last changes, numbered, for clients that come back, and those who wait for the next one. Loop thread only.
 *
 * <p>The number of an event is behind the name of this run of the daemon, so that nobody goes on with the numbers of another one.
 */
final class EventFeed {
    private static final int MOST_AT_ONCE = 100;

    private final String run;
    private final int kept;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private List<Runnable> waiting = new ArrayList<>();
    private long last;

    /** An event as it is sent. */
    record Entry(long number, String text) {}

    /**
     * The next events for a client.
     *
     * @param missed whether some that came are not kept any more, or that is unknown
     * @param entries empty if nothing has come yet
     */
    record Next(boolean missed, long from, List<Entry> entries) {}

    /**
     * @param run the name of this run of the daemon
     * @param kept events that are kept
     */
    EventFeed(String run, int kept) {
        this.run = run;
        this.kept = kept;
    }

    /** Adds an event. */
    void add(EventView event) {
        last++;
        String text = "id: " + id(last) + "\nevent: " + event.type() + "\ndata: " + Shapes.json(event) + "\n\n";
        entries.addLast(new Entry(last, text));
        if (entries.size() > kept) {
            entries.removeFirst();
        }
        List<Runnable> told = waiting;
        waiting = new ArrayList<>();
        told.forEach(Runnable::run);
    }

    /** The number of the last event. */
    long last() {
        return last;
    }

    /** The id of an event. */
    String id(long number) {
        return run + "-" + number;
    }

    /** The number of an event of this run; empty if it is none. */
    Optional<Long> number(String id) {
        try {
            return id.startsWith(run + "-")
                    ? Optional.of(Long.parseLong(id.substring(run.length() + 1)))
                            .filter(number -> number <= last)
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** The events after that one. */
    Next after(long number) {
        long first = last - entries.size();
        boolean missed = number < first;
        long from = missed ? last : number;
        return new Next(
                missed,
                from,
                entries.stream()
                        .filter(entry -> entry.number() > from)
                        .limit(MOST_AT_ONCE)
                        .toList());
    }

    /** Calls once, after the next event. */
    void await(Runnable call) {
        waiting.add(call);
    }

    /** It need not be called any more. */
    void forget(Runnable call) {
        waiting.remove(call);
    }
}

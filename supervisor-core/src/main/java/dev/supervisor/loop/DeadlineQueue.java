package dev.supervisor.loop;

import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Owners and the times at which they are to be called; each has at most one deadline. One thread. */
public final class DeadlineQueue implements Step {
    /** Bounds a turn, so that owners that keep asking for now cannot keep its other steps from being done. */
    private static final int CALLS_PER_TURN = 4096;

    private record Entry(Deadline deadline, long order, Object owner, Consumer<Now> call) {}

    private final TreeSet<Entry> queue =
            new TreeSet<>(Comparator.comparing(Entry::deadline).thenComparing(Entry::order));
    private final Map<Object, Entry> current = new HashMap<>();
    private long orders;

    /** Calls {@code call} at {@code deadline}, instead of at whatever deadline the owner had before. */
    public void set(Object owner, Deadline deadline, Consumer<Now> call) {
        clear(owner);
        Entry entry = new Entry(deadline, orders++, owner, call);
        current.put(owner, entry);
        queue.add(entry);
    }

    /** The owner has no deadline any more; answers whether it had one. */
    public boolean clear(Object owner) {
        Entry entry = current.remove(owner);
        return entry != null && queue.remove(entry);
    }

    /** How many owners have a deadline. */
    public int size() {
        return queue.size();
    }

    /** Calls what is due, earliest first; what a call sets for now is called too, in the same turn. */
    @Override
    public void run(Now now) {
        for (int called = 0; called < CALLS_PER_TURN; called++) {
            if (queue.isEmpty() || !queue.getFirst().deadline().isDue(now)) {
                break;
            }
            Entry due = queue.pollFirst();
            current.remove(due.owner());
            due.call().accept(now);
        }
    }

    /** The earliest deadline that anybody has. */
    @Override
    public Optional<Deadline> next(Now now) {
        return queue.isEmpty() ? Optional.empty() : Optional.of(queue.getFirst().deadline());
    }
}

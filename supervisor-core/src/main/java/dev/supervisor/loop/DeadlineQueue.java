package dev.supervisor.loop;

import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Who wants to be called when; each owner has at most one deadline. One thread. */
public final class DeadlineQueue implements Step {

    private record Entry(Deadline deadline, long order, Object owner, Consumer<Now> call) {}

    private final PriorityQueue<Entry> queue =
            new PriorityQueue<>(Comparator.comparing(Entry::deadline).thenComparing(Entry::order));
    private final Map<Object, Entry> current = new HashMap<>();
    private long orders;

    /** Calls {@code call} at {@code deadline}, instead of at whatever deadline the owner had before. */
    public void set(Object owner, Deadline deadline, Consumer<Now> call) {
        Entry entry = new Entry(deadline, orders++, owner, call);
        current.put(owner, entry);
        queue.add(entry);
    }

    /** The owner has no deadline any more. */
    public void clear(Object owner) {
        current.remove(owner);
    }

    /** Calls what is due, earliest first; what a call sets for now is called too, in the same turn. */
    @Override
    public Optional<Deadline> run(Now now) {
        while (true) {
            Entry first = queue.peek();
            if (first == null) {
                return Optional.empty();
            }
            boolean stale = current.get(first.owner()) != first;
            if (!stale && !first.deadline().isDue(now)) {
                return Optional.of(first.deadline());
            }
            queue.remove();
            if (!stale) {
                current.remove(first.owner());
                first.call().accept(now);
            }
        }
    }
}

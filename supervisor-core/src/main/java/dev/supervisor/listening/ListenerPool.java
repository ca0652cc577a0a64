package dev.supervisor.listening;

import dev.supervisor.activity.ListenerNarrator;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.EventSerials;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The events that wait for the listeners of one pool (supervisor/process.py EventListenerPool). Its buffer is bounded
 * by a number of events and, in a flood of long ones, by a number of bytes; when it is full, the oldest is dropped.
 * Loop thread only.
 */
public final class ListenerPool {
    /** The capacity of a pipe: output comes in no longer pieces. */
    private static final int LONGEST_OUTPUT_BYTES = 64 * 1024;

    private final String name;
    private final int bufferSize;
    private final Set<Class<? extends SupervisorEvent>> wanted;
    private final String identifier;
    private final LongSupplier room;
    private final ListenerNarrator narrator;
    private final OverflowReports overflow;
    private final Deque<QueuedEvent> queue = new ArrayDeque<>();
    private long waitingBytes;
    private long nextSerial;
    private long dropped;

    /**
     * @param bufferSize most events that wait
     * @param wanted the types of the events that it takes
     * @param identifier the daemon's, for the headers
     * @param room most bytes that the events that wait may take of memory, now
     */
    public ListenerPool(
            String name,
            int bufferSize,
            Collection<Class<? extends SupervisorEvent>> wanted,
            String identifier,
            LongSupplier room,
            ListenerNarrator narrator) {
        this.name = name;
        this.bufferSize = bufferSize;
        this.wanted = Set.copyOf(wanted);
        this.identifier = identifier;
        this.room = room;
        this.narrator = narrator;
        this.overflow = new OverflowReports(name, narrator);
    }

    public String name() {
        return name;
    }

    /** Whether it takes events of this type. */
    public boolean wants(Class<? extends SupervisorEvent> type) {
        return wanted.stream().anyMatch(one -> one.isAssignableFrom(type));
    }

    /** How many events wait. */
    public int waiting() {
        return queue.size();
    }

    /** The number of events dropped because the buffer was full. */
    public long dropped() {
        return dropped;
    }

    /** Whether the next event that it takes would push the oldest out. */
    public boolean isFull() {
        return queue.size() >= bufferSize || waitingBytes >= room.getAsLong();
    }

    /**
     * Its free capacity for a flood. A quarter of its events, and half of its bytes, are reserved for others; one is
     * always accepted when none waits.
     *
     * @param ready the number of ready listeners
     */
    public EventRoom roomForFlood(int ready) {
        long bytes = room.getAsLong() / 2;
        long each = QueuedEvent.cost(LONGEST_OUTPUT_BYTES);
        int most = (int) Math.max(1, Math.min(bufferSize - bufferSize / 4, bytes / each));
        long free = queue.isEmpty() ? most : Math.min(most - queue.size(), (bytes - waitingBytes) / each);
        return new EventRoom((int) Math.max(0, free), most, ready > queue.size());
    }

    /** Takes an event; it waits behind the others. */
    public void add(SupervisorEvent event, long serial) {
        QueuedEvent queued = new QueuedEvent(event, serial, nextSerial);
        makeRoomFor(queued);
        queue.addLast(queued);
        waitingBytes += queued.cost();
        nextSerial = EventSerials.after(nextSerial);
    }

    /** Takes an event back that one of its listeners has not done with; it waits before the others. */
    public void takeBack(QueuedEvent event) {
        narrator.rebuffering(event.serial(), name, queue.size(), bufferSize);
        makeRoomFor(event);
        queue.addFirst(event);
        waitingBytes += event.cost();
    }

    /** Sends what waits to the listeners that are ready, the first of them first. */
    public void dispatch(List<? extends EventReceiver> listeners) {
        if (!isAnyReady(listeners)) {
            return;
        }
        while (!queue.isEmpty()) {
            QueuedEvent next = removeOldest();
            if (!send(next, listeners)) {
                takeBack(next);
                return;
            }
        }
    }

    /** Logs dropped events that were not logged one by one, when that is due; returns when it will be. */
    public Optional<Deadline> report(Now now) {
        return overflow.report(now);
    }

    private static boolean isAnyReady(List<? extends EventReceiver> listeners) {
        for (EventReceiver listener : listeners) {
            if (listener.isReady()) {
                return true;
            }
        }
        return false;
    }

    private boolean send(QueuedEvent event, List<? extends EventReceiver> listeners) {
        for (EventReceiver listener : listeners) {
            if (listener.isReady()) {
                if (listener.receive(event, event.message(identifier, name))) {
                    narrator.sent(event.serial(), listener.name());
                    return true;
                }
                narrator.notRead(event.serial(), listener.name());
            }
        }
        return false;
    }

    /** An event that is alone too big for the room has it for itself. */
    private void makeRoomFor(QueuedEvent event) {
        while (!queue.isEmpty() && (queue.size() >= bufferSize || waitingBytes + event.cost() > room.getAsLong())) {
            dropped++;
            overflow.dropped(removeOldest().serial());
        }
    }

    private QueuedEvent removeOldest() {
        QueuedEvent oldest = queue.removeFirst();
        waitingBytes -= oldest.cost();
        return oldest;
    }
}

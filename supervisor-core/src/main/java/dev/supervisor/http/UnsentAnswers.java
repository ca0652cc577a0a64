package dev.supervisor.http;

import dev.supervisor.http.login.Alarm;
import dev.supervisor.time.Clock;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * The capacity for large answers that clients have not read yet, one per client. They share a part of the heap. When it
 * is used up, an answer waits, first come, first served, before it is made if its size can be guessed. A client that
 * reads nothing for ten seconds while others wait loses its answer and its connection. Http thread only.
 */
final class UnsentAnswers {
    /** As many of these as there may be connections fit beside each other. */
    private static final int SMALL_BYTES = 32 << 10;

    /** At most half of the capacity may be held by finished answers that still wait to be sent. */
    private static final int ONE_PART_FOR_WAITING = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int capacity;
    private final Memory memory;
    private final Clock clock;
    private final Alarm alarm;
    private final Map<Channel, Unsent> oldestFirst = new LinkedHashMap<>();
    private final Map<Object, Integer> holders = new IdentityHashMap<>();
    /** First those that are made. */
    private final List<Waiting> waiting = new LinkedList<>();

    private boolean serving;
    private boolean alarmSet;

    /**
     * An answer that holds capacity.
     *
     * @param what the same for clients that get the same bytes, which count once
     * @param progress how much of its piece the client had read at the last look
     * @param until when it must have read more; empty while it is being made
     */
    private record Unsent(Object what, int bytes, long progress, Optional<Deadline> until) {}

    /** @param made whether it is in memory already */
    private record Waiting(Channel client, Object what, int bytes, boolean made, Runnable go) {
        boolean isSmall() {
            return bytes <= SMALL_BYTES;
        }
    }

    /** @param alarm wakes it up when somebody has been patient enough */
    UnsentAnswers(int capacity, Clock clock, Alarm alarm) {
        this.capacity = capacity;
        this.memory = new Memory(capacity);
        this.clock = clock;
        this.alarm = alarm;
    }

    /**
     * Goes on, now or later, when there is room for an answer that is still to be made.
     *
     * @param expected in bytes; may turn out to be wrong
     */
    void reserve(Channel client, int expected, Runnable go) {
        Waiting next = new Waiting(client, new Object(), Math.min(expected, capacity), false, go);
        letGo(client);
        if (next.isSmall()) {
            go.run();
        } else {
            waiting.add(next);
        }
        serve();
    }

    /**
     * Goes on, now or later, when there is room for this answer; what was reserved for it is given back. It is to be {@link #gone} once it is
     * taken.
     *
     * @param body the same object for the same answer to several clients
     * @return whether there will ever be room
     */
    boolean hold(Channel client, byte[] body, Runnable go) {
        letGo(client);
        Waiting next = new Waiting(client, body, body.length, true, go);
        long before = waitingMade();
        boolean bearable = body.length <= capacity
                && (next.isSmall() || before == 0 || before + body.length <= capacity / ONE_PART_FOR_WAITING);
        if (bearable && (next.isSmall() || before == 0 && take(next))) {
            go.run();
        } else if (bearable) {
            waiting.add((int) waiting.stream().filter(Waiting::made).count(), next);
        }
        serve();
        return bearable;
    }

    private long waitingMade() {
        return waiting.stream().filter(Waiting::made).mapToLong(Waiting::bytes).sum();
    }

    /** The client has taken some of its answer. */
    void progressed(Channel client) {
        Unsent some = oldestFirst.remove(client);
        if (some != null) {
            oldestFirst.put(client, renewed(client, some));
        }
    }

    /** The client has taken its answer, or never will. */
    void gone(Channel client) {
        waiting.removeIf(left -> left.client() == client);
        letGo(client);
        serve();
    }

    private void serve() {
        if (serving) {
            return; // who goes on may give back room
        }
        serving = true;
        try {
            while (!waiting.isEmpty() && take(waiting.getFirst())) {
                waiting.removeFirst().go().run();
            }
        } finally {
            serving = false;
        }
    }

    private boolean take(Waiting first) {
        Now now = clock.now();
        boolean known = holders.containsKey(first.what());
        while (!known && !memory.take(first.bytes())) {
            if (!closeOldest(now)) {
                return false;
            }
        }
        holders.merge(first.what(), 1, Integer::sum);
        Unsent unsent = new Unsent(first.what(), first.bytes(), 0, Optional.empty());
        oldestFirst.put(first.client(), first.made() ? renewed(first.client(), unsent) : unsent);
        return true;
    }

    private void letGo(Channel client) {
        Unsent left = oldestFirst.remove(client);
        if (left != null && holders.merge(left.what(), -1, Integer::sum) == 0) {
            holders.remove(left.what());
            memory.giveBack(left.bytes());
        }
    }

    /** Closes one that has taken nothing for too long; says whether there was one. */
    private boolean closeOldest(Now now) {
        for (Entry<Channel, Unsent> each : List.copyOf(oldestFirst.entrySet())) {
            Channel client = each.getKey();
            Unsent unsent = each.getValue();
            if (Deadline.hasCome(unsent.until(), now)) {
                if (progressOf(client) != unsent.progress()) {
                    progressed(client);
                } else {
                    letGo(client);
                    client.close();
                    return true;
                }
            }
        }
        wakeUp(now);
        return false;
    }

    /** Looks again when the next one has had its time. */
    private void wakeUp(Now now) {
        Optional<Deadline> next = oldestFirst.values().stream()
                .flatMap(unsent -> unsent.until().stream())
                .min(Deadline::compareTo);
        if (!alarmSet && next.isPresent()) {
            alarmSet = true;
            alarm.ring(next.get().remaining(now), () -> {
                alarmSet = false;
                serve();
            });
        }
    }

    private Unsent renewed(Channel client, Unsent unsent) {
        return new Unsent(
                unsent.what(),
                unsent.bytes(),
                progressOf(client),
                Optional.of(clock.now().plus(PATIENCE)));
    }

    /** How much of what is being sent now the system has taken. */
    private static long progressOf(Channel client) {
        ChannelOutboundBuffer buffer = client.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.currentProgress();
    }
}

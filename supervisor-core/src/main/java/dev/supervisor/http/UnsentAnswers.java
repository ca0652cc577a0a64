package dev.supervisor.http;

import dev.supervisor.time.Clock;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Large answers that clients have not taken yet, one a client. They share a part of the heap; who has not taken one in a minute loses it
 * when another client needs the room, and its connection with it. Http thread only.
 */
final class UnsentAnswers {
    /** As many of these as there may be connections fit beside each other. */
    private static final int SMALL_BYTES = 32 << 10;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private record Unsent(int bytes, Deadline until) {}

    private final Memory memory;
    private final Clock clock;
    private final Map<Channel, Unsent> oldestFirst = new LinkedHashMap<>();

    UnsentAnswers(Memory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /** Whether there is room for an answer to this client; it is to be {@link #gone} once it is taken. */
    boolean hold(Channel client, int bytes) {
        if (bytes <= SMALL_BYTES) {
            return true;
        }
        Now now = clock.now();
        while (!memory.take(bytes)) {
            if (!closeOldest(now)) {
                return false;
            }
        }
        oldestFirst.put(client, new Unsent(bytes, now.plus(PATIENCE)));
        return true;
    }

    /** The client has taken its answer, or never will. */
    void gone(Channel client) {
        Unsent taken = oldestFirst.remove(client);
        if (taken != null) {
            memory.giveBack(taken.bytes());
        }
    }

    private boolean closeOldest(Now now) {
        Iterator<Entry<Channel, Unsent>> oldest = oldestFirst.entrySet().iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        Entry<Channel, Unsent> found = oldest.next();
        if (!found.getValue().until().isDue(now)) {
            return false;
        }
        Channel client = found.getKey();
        gone(client);
        client.close();
        return true;
    }
}

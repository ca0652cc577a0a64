package dev.supervisor.http.socket;

import java.util.HashMap;
import java.util.Map;

/**
 * The connections that may be open at one time: a number in all, and three quarters of them at one server, so that a
 * flood of one server leaves room at the others. The first half of a server's are open to everybody; of the rest no
 * client may have more than three times as many as are still free, so that there is a place for the next client, if it
 * is another one. Http thread only.
 */
public final class Places {
    private static final int TIMES_OF_WHAT_IS_FREE = 3;

    private final int most;
    private int taken;

    public Places(int most) {
        this.most = most;
    }

    int mostOfOneServer() {
        return most - most / 4;
    }

    /** The share of one server. */
    public Share share() {
        return new Share();
    }

    /** The places of one server. */
    public final class Share {
        private final Map<Object, Integer> heldBy = new HashMap<>();
        private int here;

        /** Takes a place, if there is one, for any client. */
        public boolean take() {
            boolean free = free() > 0;
            if (free) {
                taken++;
                here++;
            }
            return free;
        }

        /** Any client gives its place back. */
        public void giveBack() {
            taken--;
            here--;
        }

        /** Whether half of them are taken, so that the next one depends on the client. */
        public boolean isCrowded() {
            return here >= mostOfOneServer() / 2 || free() <= mostOfOneServer() / 2;
        }

        /** Takes a place where it is crowded, if there is one for this client. */
        public boolean take(Object client) {
            int has = heldBy.getOrDefault(client, 0);
            boolean free = has < TIMES_OF_WHAT_IS_FREE * free() && take();
            if (free) {
                heldBy.put(client, has + 1);
            }
            return free;
        }

        /** This client gives its place back. */
        public void giveBack(Object client) {
            heldBy.computeIfPresent(client, (_, has) -> has == 1 ? null : has - 1);
            giveBack();
        }

        private int free() {
            return Math.min(most - taken, mostOfOneServer() - here);
        }
    }
}

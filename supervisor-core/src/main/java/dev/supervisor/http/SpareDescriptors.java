package dev.supervisor.http;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Descriptors that are held so that nobody else takes the last ones: children can be made until no other is left, and clients still come in.
 * Where the system refuses a connection for want of a descriptor, some are let go for it, and taken again when it is closed. The last quarter is
 * for those who only hear that there is no room. Http thread only, from the first call on.
 */
public final class SpareDescriptors {
    private static final String NOTHING = "/dev/null";

    /** Its connection, and a file that it asks for. */
    private static final int OF_A_CLIENT = 2;

    private static final int OF_ONE_WHO_IS_TURNED_AWAY = 1;

    private final int most;
    private final Files files;
    private final Descriptors descriptors;
    private final Deque<Fd> held = new ArrayDeque<>();
    private final Set<Channel> waiting = new LinkedHashSet<>();
    private int lent;

    /** @param most how many there are to be; of these none is held before {@link #fill} */
    public SpareDescriptors(int most, Files files, Descriptors descriptors) {
        this.most = most;
        this.files = files;
        this.descriptors = descriptors;
    }

    /**
     * What one connection was given.
     *
     * @param number how many descriptors are free for it
     * @param last it is to hear that there is no room, and to leave at once
     */
    record Loan(int number, boolean last) {}

    /** Takes those that are missing, as far as the system has any; who waits for one goes on. */
    void fill() {
        int before = held.size();
        try {
            while (held.size() + lent < most) {
                held.push(files.openRead(NOTHING));
            }
        } catch (SystemException _) {
            // There will be some when the next connection is closed.
        }
        if (held.size() > before) {
            List<Channel> servers = List.copyOf(waiting);
            waiting.clear();
            servers.forEach(server -> server.config().setAutoRead(true));
        }
    }

    /** Lets some go for a connection that could not be accepted. None, if none is left: a loan of nothing. */
    Loan lend() {
        boolean last = held.size() < most / 4 + OF_A_CLIENT;
        Loan loan = new Loan(Math.min(held.size(), last ? OF_ONE_WHO_IS_TURNED_AWAY : OF_A_CLIENT), last);
        for (int i = 0; i < loan.number(); i++) {
            descriptors.close(held.pop());
        }
        lent += loan.number();
        return loan;
    }

    /** The connection is closed, or did not come. */
    void giveBack(Loan loan) {
        lent -= loan.number();
        fill();
    }

    /** Lets a server accept nobody until one is held again. */
    void pause(Channel server) {
        server.config().setAutoRead(false);
        waiting.add(server);
    }

    /** For good. */
    void close() {
        held.forEach(descriptors::close);
        held.clear();
        waiting.clear();
    }
}

package dev.supervisor.http.socket;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Errno;
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
 * Descriptors held in reserve, so that children do not take the last ones: children can be made until no other is left,
 * and clients still come in. One is released for each client, and taken again when it leaves, so that the number free
 * for children, which may be just enough to restart one, does not change. Two are released, for the client and a file
 * that it asks for, if the system had none for it. A quarter is for clients that only get the answer that there is no
 * room. Http thread only, from the first call on.
 */
public final class SpareDescriptors {
    private static final String NOTHING = "/dev/null";

    /** Its connection, and a file that it asks for. */
    private static final int OF_A_CLIENT = 2;

    private final Files files;
    private final Descriptors descriptors;
    private final Deque<Fd> held = new ArrayDeque<>();
    private final Set<Channel> waiting = new LinkedHashSet<>();
    private int most;
    private int lent;
    private boolean shortage;
    private boolean closed;

    /** @param most how many there are to be; of these none is held before {@link #fill} */
    public SpareDescriptors(int most, Files files, Descriptors descriptors) {
        this.most = most;
        this.files = files;
        this.descriptors = descriptors;
    }

    /**
     * The descriptors lent to one connection.
     *
     * @param number how many descriptors are free for it
     * @param last the client gets the answer that there is no room, and leaves at once
     */
    record Loan(int number, boolean last) {
        static final Loan NONE = new Loan(0, false);
        static final Loan NOTHING_BUT_A_WORD = new Loan(0, true);
    }

    /** Takes the missing ones, as far as the system has any; connections that wait for one continue. */
    public void fill() {
        int before = held.size();
        try {
            while (lacksSome()) {
                held.push(files.openRead(NOTHING));
            }
            shortage = false;
        } catch (SystemException refused) {
            shortage = true;
            if (!isShortage(refused.error())) {
                most = 0; // as in a directory of chroot without it: we go on without
            }
        }
        if (held.size() > before) {
            List<Channel> servers = List.copyOf(waiting);
            waiting.clear();
            servers.forEach(server -> server.config().setAutoRead(true));
        }
    }

    /** Whether the system had none for us when we wanted it back. */
    boolean lacksSome() {
        return !closed && held.size() + lent < most;
    }

    /** Whether the system had none, and what is held by now is for those who only hear that there is no room. */
    boolean areExhausted() {
        return shortage && isLow();
    }

    private boolean isLow() {
        return held.size() < most / 4 + OF_A_CLIENT && most > 0;
    }

    /** Whether an error says that there are too many descriptors, ours or all together. */
    static boolean isShortage(Errno error) {
        return error.name().equals("EMFILE") || error.name().equals("ENFILE");
    }

    /** Lets some go for a connection that could not be accepted. A loan of nothing, if none is left. */
    Loan lend() {
        shortage = true;
        boolean last = isLow();
        return letGo(Math.min(held.size(), last ? 1 : OF_A_CLIENT), last);
    }

    /** Lets one go in the place of what a connection has taken that was accepted without. A loan of nothing, if there are few. */
    Loan makeUpFor() {
        return isLow() || held.isEmpty() ? Loan.NONE : letGo(1, false);
    }

    private Loan letGo(int number, boolean last) {
        for (int i = 0; i < number; i++) {
            descriptors.close(held.pop());
        }
        lent += number;
        return new Loan(number, last);
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
    public void close() {
        held.forEach(descriptors::close);
        held.clear();
        waiting.clear();
        closed = true;
    }
}

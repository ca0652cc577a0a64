package dev.supervisor.os.simulated;

import dev.supervisor.os.Errno;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The open descriptors of the simulated daemon; 0, 1 and 2 are taken. The lowest free number is given, as by the system. */
final class DescriptorTable {
    private static final int FIRST = 3;

    private final SortedMap<Integer, OpenThing> open = new TreeMap<>();
    private long limit = 1024;

    long limit() {
        return limit;
    }

    void limit(long most) {
        limit = most;
    }

    Fd add(OpenThing thing) throws SystemException {
        if (!hasRoomFor(1)) {
            throw new SystemException(Errno.named("EMFILE"), "cannot open one more");
        }
        int number = FIRST;
        while (open.containsKey(number)) {
            number++;
        }
        open.put(number, thing);
        return new Fd(number);
    }

    boolean hasRoomFor(int more) {
        return FIRST + open.size() + more <= limit;
    }

    OpenThing get(Fd fd) throws SystemException {
        OpenThing thing = open.get(fd.number());
        if (thing == null) {
            throw new SystemException(Errno.named("EBADF"), "cannot use descriptor " + fd.number());
        }
        return thing;
    }

    boolean isOpen(Fd fd) {
        return open.containsKey(fd.number());
    }

    /** Closing twice is a mistake that the real system may punish much later, so it is punished here at once. */
    void close(Fd fd) {
        OpenThing thing = open.remove(fd.number());
        if (thing == null) {
            throw new IllegalStateException("descriptor " + fd.number() + " is closed already");
        }
        thing.close();
    }

    SortedSet<Integer> numbers() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(open.keySet()));
    }
}

package dev.supervisor.line;

import java.util.Arrays;

/** The incomplete last line of a child's output. One thread. */
public final class BegunLine {
    private static final byte[] NOTHING = {};

    private final Room room;
    private byte[] bytes = NOTHING;
    private int size;

    /** The capacity for all incomplete lines together. One thread. */
    public static final class Room {
        private long left;

        /** @param bytes that there is room for */
        public Room(long bytes) {
            left = bytes;
        }
    }

    public BegunLine(Room room) {
        this.room = room;
    }

    int size() {
        return size;
    }

    /** Adds a part of a text, if there is room. */
    boolean add(byte[] text, int from, int to) {
        int more = to - from;
        if (more > room.left) {
            return false;
        }
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * size));
        }
        System.arraycopy(text, from, bytes, size, more);
        size += more;
        room.left -= more;
        return true;
    }

    /** Puts all of it at the beginning of a text; nothing is begun then. */
    void moveTo(byte[] text) {
        System.arraycopy(bytes, 0, text, 0, size);
        room.left += size;
        size = 0;
        bytes = NOTHING;
    }
}

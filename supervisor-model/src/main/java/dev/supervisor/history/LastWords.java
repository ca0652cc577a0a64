package dev.supervisor.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The end of what a child has written, on both streams as it was read. Immutable. */
public final class LastWords {
    /** The bytes kept of each run at most. */
    public static final int MOST_BYTES = 1024;

    /** There was nothing. */
    public static final LastWords NONE = new LastWords(new byte[0], true);

    private static final int MOST_LINES = 10;

    private final byte[] bytes;
    private final boolean whole;

    /**
     * @param bytes the last ones; not copied
     * @param whole whether nothing was written before them
     */
    public LastWords(byte[] bytes, boolean whole) {
        this.bytes = bytes;
        this.whole = whole;
    }

    /** Appends {@code other} and keeps the last {@code MOST_BYTES}. */
    public LastWords and(LastWords other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        int all = bytes.length + other.bytes.length;
        byte[] both = Arrays.copyOf(bytes, all);
        System.arraycopy(other.bytes, 0, both, bytes.length, other.bytes.length);
        return new LastWords(
                Arrays.copyOfRange(both, Math.max(0, all - MOST_BYTES), all),
                whole && other.whole && all <= MOST_BYTES);
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** The last ten lines, without their ends. Of the first one the beginning may be missing, if there is no other. */
    public List<String> lines() {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        int cut = whole || lines.size() == 1 ? 0 : 1;
        return lines.subList(Math.max(Math.min(cut, lines.size()), lines.size() - MOST_LINES), lines.size());
    }
}

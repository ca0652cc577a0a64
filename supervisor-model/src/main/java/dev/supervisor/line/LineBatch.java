package dev.supervisor.line;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Lines as a log has them, collected so that one write can take many, and what each of them was before. Used again and again, so that no
 * memory is asked for. One thread.
 */
public final class LineBatch implements JsonText.Sink {
    private static final int FULL_BYTES = 64 * 1024;
    private static final int FEW_LINES = 64;

    private ByteBuffer bytes = ByteBuffer.allocateDirect(2 * FULL_BYTES);
    private int[] ends = new int[FEW_LINES];
    private int[] sizes = new int[FEW_LINES];
    private int count;

    public LineBatch() {
        clear();
    }

    /** Begins anew. */
    public void clear() {
        bytes.clear().put((byte) '\n'); // for a log in which a line was cut off
        count = 0;
    }

    /** Adds a part of a text to the line that is not ended. */
    @Override
    public void put(byte[] text, int from, int to) {
        int more = to - from;
        if (bytes.remaining() <= more) {
            bytes = ByteBuffer.allocateDirect(2 * (bytes.capacity() + more)).put(bytes.flip());
        }
        bytes.put(text, from, more);
    }

    /** @param size bytes that the line had before, with its newline */
    void endLine(int size) {
        bytes.put((byte) '\n'); // put() leaves room for it
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        ends[count] = bytes.position();
        sizes[count] = size;
        count++;
    }

    /** Whether it is time to write it. */
    public boolean isFull() {
        return bytes.position() >= FULL_BYTES;
    }

    /** Lines in it. */
    public int count() {
        return count;
    }

    /**
     * The first line that is not to be written together with this one.
     *
     * @param most bytes that are written together; a line that is longer by itself is written alone
     */
    public int endOfSlice(int first, int most) {
        int end = first + 1;
        while (end < count && ends[end] - begin(first) <= most) {
            end++;
        }
        return end;
    }

    /**
     * These lines, as a log has them; good until the next call of any method.
     *
     * @param newlineBefore whether the line that the log has last is to be ended before; of the first slice only
     */
    public ByteBuffer slice(int first, int end, boolean newlineBefore) {
        return bytes.duplicate().limit(ends[end - 1]).position(newlineBefore ? begin(first) - 1 : begin(first));
    }

    /** The first of these lines that is incomplete in the log if this many bytes at their end are missing there. */
    public int firstNotWhole(int end, long missing) {
        int line = end;
        while (line > 0 && ends[line - 1] > ends[end - 1] - missing) {
            line--;
        }
        return line;
    }

    /** Whether a line is cut off if this many bytes at the end of these are missing. */
    public boolean cutsLine(int end, long missing) {
        int line = firstNotWhole(end, missing);
        return line < end && ends[end - 1] - missing > begin(line);
    }

    /** Bytes that the lines from this one on had before. */
    public long sizeFrom(int line) {
        long size = 0;
        for (int i = line; i < count; i++) {
            size += sizes[i];
        }
        return size;
    }

    private int begin(int line) {
        return line == 0 ? 1 : ends[line - 1];
    }
}

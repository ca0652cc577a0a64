package dev.supervisor.line;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Finds the lines in what a child writes, in whatever pieces that comes. A line that is too long is cut, at the same bytes however it came, and
 * not within a character. Used again and again: {@link #read} or {@link #end}, then {@link #next} until there is no more, as often as
 * {@link #rewind} is called. One thread.
 */
public final class LineFinder {
    /** The greatest length of a line, without its newline, before it is cut. */
    public static final int LONGEST_BYTES = 64 * 1024;

    private static final int COMMON_BYTES = 8 * 1024;
    private static final int LONGEST_CHARACTER = 4;
    private static final byte NEWLINE = '\n';

    private byte[] text = new byte[COMMON_BYTES];
    private int length;
    private int complete;
    private boolean ended;
    private int from;
    private int to;
    private int next;

    /**
     * Finds the lines that this piece ends.
     *
     * @param begun what the same child has begun before; keeps what it begins now. If there is no room for that the line is cut here
     * @param piece is used up
     */
    public void read(BegunLine begun, ByteBuffer piece) {
        int before = begun.size();
        int more = piece.remaining();
        length = before + more;
        room(length);
        piece.get(text, before, more);
        ended = false;
        int newline = lastNewline(before);
        if (newline < 0 && length <= LONGEST_BYTES && begun.add(text, before, length)) {
            complete = 0;
        } else {
            begun.moveTo(text);
            complete = afterLongLines(newline + 1);
            if (!begun.add(text, complete, length)) {
                complete = length;
            }
        }
        rewind();
    }

    /** The line that was begun is the last one, and nobody will end it. */
    public void end(BegunLine begun) {
        length = begun.size();
        room(length);
        begun.moveTo(text);
        complete = length;
        ended = true;
        rewind();
    }

    /** Goes back to before the first line. */
    public void rewind() {
        from = 0;
        to = 0;
        next = 0;
    }

    /** Goes to the next line, if there is one. */
    public boolean next() {
        if (next >= complete) {
            return false;
        }
        from = next;
        int most = Math.min(complete, from + LONGEST_BYTES + 1);
        to = from;
        while (to < most && text[to] != NEWLINE) {
            to++;
        }
        if (to < most) {
            next = to + 1;
        } else {
            to = complete - from > LONGEST_BYTES ? cut(from) : complete;
            next = to;
        }
        return true;
    }

    /** Adds this line to a batch. */
    public void addTo(LineBatch batch, LineLayout layout) {
        boolean goesOn = next == to && !ended;
        layout.add(text, from, to, goesOn, batch);
        batch.endLine(next - from);
    }

    /** Bytes that follow this line in the lines that were found. */
    public int sizeOfRest() {
        return complete - next;
    }

    private void room(int bytes) {
        if (text.length < bytes) {
            text = Arrays.copyOf(text, Math.max(bytes, 2 * text.length));
        }
    }

    /** The first one from there on; negative if there is none. */
    private int lastNewline(int least) {
        for (int at = length - 1; at >= least; at--) {
            if (text[at] == NEWLINE) {
                return at;
            }
        }
        return -1;
    }

    /** The rest of the last line, which begins there, after all parts that are too long have been cut off. */
    private int afterLongLines(int begin) {
        int rest = begin;
        while (length - rest > LONGEST_BYTES) {
            rest = cut(rest);
        }
        return rest;
    }

    /** Where a line that begins there and is too long is cut; what cannot be UTF-8 is cut anywhere. */
    private int cut(int begin) {
        int longest = begin + LONGEST_BYTES;
        int cut = longest;
        while (longest - cut < LONGEST_CHARACTER && (text[cut] & 0xC0) == 0x80) {
            cut--;
        }
        return longest - cut < LONGEST_CHARACTER ? cut : longest;
    }
}

package dev.supervisor.listener;

import dev.supervisor.listener.ListenerNote.BadResult;
import dev.supervisor.listener.ListenerNote.Changed;
import dev.supervisor.listener.ListenerNote.GaveBack;
import dev.supervisor.listener.ListenerNote.Processed;
import dev.supervisor.listener.ListenerNote.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one listener says on its standard output, understood as the original does, quirks included (supervisor/dispatchers.py
 * PEventListenerDispatcher): the word RESULT is not looked at, only what follows its seven bytes; an empty result counts once something
 * follows it; whatever comes while the listener is READY breaks the protocol. Pure: bytes in, notes out. However much a listener says, little
 * of it is kept.
 */
public final class ListenerProtocol {
    private static final byte[] READY_TOKEN = ascii("READY\n");
    private static final byte[] GOOD_RESULT = ascii("OK");
    private static final int RESULT_WORD_BYTES = "RESULT ".length();

    /** A line that is longer than this says no length. */
    private static final int LONGEST_LINE_BYTES = 4096;

    private ListenerState state = ListenerState.ACKNOWLEDGED;
    private byte[] unread = {};
    private OptionalLong resultBytes = OptionalLong.empty();
    private byte[] result = {};
    private long resultBytesRead;

    public ListenerState state() {
        return state;
    }

    /** It was sent an event. */
    public void sent() {
        if (state != ListenerState.READY) {
            throw new IllegalStateException("sent an event to a listener that is " + state);
        }
        state = ListenerState.BUSY;
    }

    /** It has said this; what that led to. */
    public List<ListenerNote> said(byte[] bytes) {
        List<ListenerNote> notes = new ArrayList<>();
        append(bytes);
        boolean more = true;
        while (more && unread.length > 0) {
            more = switch (state) {
                case ACKNOWLEDGED -> expectReady(notes);
                case READY -> give(ListenerState.UNKNOWN, notes);
                case BUSY -> resultBytes.isPresent() ? readResult(notes) : readResultLine(notes);
                case UNKNOWN -> {
                    unread = new byte[0];
                    yield false;
                }
            };
        }
        return notes;
    }

    private void append(byte[] bytes) {
        if (unread.length == 0) {
            unread = bytes;
        } else {
            int before = unread.length;
            unread = Arrays.copyOf(unread, before + bytes.length);
            System.arraycopy(bytes, 0, unread, before, bytes.length);
        }
    }

    private boolean expectReady(List<ListenerNote> notes) {
        if (unread.length < READY_TOKEN.length) {
            return false;
        }
        if (Arrays.equals(unread, 0, READY_TOKEN.length, READY_TOKEN, 0, READY_TOKEN.length)) {
            take(READY_TOKEN.length);
            return give(ListenerState.READY, notes);
        }
        return give(ListenerState.UNKNOWN, notes);
    }

    private boolean readResultLine(List<ListenerNote> notes) {
        int end = 0;
        while (end < unread.length && unread[end] != '\n') {
            end++;
        }
        boolean whole = end < unread.length;
        if (!whole && unread.length <= LONGEST_LINE_BYTES) {
            return false;
        }
        byte[] line = Arrays.copyOf(unread, Math.min(end, LONGEST_LINE_BYTES));
        resultBytes = end > LONGEST_LINE_BYTES ? OptionalLong.empty() : PythonLength.parse(line, RESULT_WORD_BYTES);
        if (resultBytes.isEmpty()) {
            notes.add(new BadResult(line));
            give(ListenerState.UNKNOWN, notes);
            notes.add(new GaveBack());
            return true;
        }
        take(end + 1);
        return true;
    }

    /** Of the result only so much is kept as is needed to know whether it is the good one. */
    private boolean readResult(List<ListenerNote> notes) {
        long needed = resultBytes.orElseThrow() - resultBytesRead;
        int part = (int) Math.min(needed, unread.length);
        int kept = Math.min(part, GOOD_RESULT.length + 1 - result.length);
        int before = result.length;
        result = Arrays.copyOf(result, before + kept);
        System.arraycopy(unread, 0, result, before, kept);
        take(part);
        resultBytesRead += part;
        if (part == needed) {
            boolean good = Arrays.equals(result, GOOD_RESULT);
            notes.add(good ? new Processed() : new Rejected());
            resultBytes = OptionalLong.empty();
            result = new byte[0];
            resultBytesRead = 0;
            give(ListenerState.ACKNOWLEDGED, notes);
            if (!good) {
                notes.add(new GaveBack());
            }
        }
        return true;
    }

    private boolean give(ListenerState next, List<ListenerNote> notes) {
        notes.add(new Changed(state, next));
        state = next;
        return true;
    }

    private void take(int bytes) {
        unread = Arrays.copyOfRange(unread, bytes, unread.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

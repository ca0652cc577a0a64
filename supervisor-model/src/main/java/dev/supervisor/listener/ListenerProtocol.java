package dev.supervisor.listener;

import dev.supervisor.api.python.PythonLength;
import dev.supervisor.listener.ListenerNote.BadResult;
import dev.supervisor.listener.ListenerNote.Changed;
import dev.supervisor.listener.ListenerNote.Failed;
import dev.supervisor.listener.ListenerNote.GaveBack;
import dev.supervisor.listener.ListenerNote.Printed;
import dev.supervisor.listener.ListenerNote.Processed;
import dev.supervisor.listener.ListenerNote.Rejected;
import dev.supervisor.listener.ResultHandler.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Understands the standard output of one listener as the original does, quirks included (supervisor/dispatchers.py
 * PEventListenerDispatcher): the word RESULT is not checked, only the text after its seven bytes; an empty result
 * counts once something follows it; any text while the listener is READY breaks the protocol. Pure: bytes in, notes
 * out. However much a listener writes, little of it is kept.
 */
public final class ListenerProtocol {
    private static final byte[] NOTHING = {};
    private static final byte[] READY_TOKEN = ascii("READY\n");
    private static final int RESULT_WORD_BYTES = "RESULT ".length();

    /** A line that is longer than this says no length. */
    private static final int LONGEST_LINE_BYTES = 4096;

    private final ResultHandler handler;
    private ListenerState state = ListenerState.ACKNOWLEDGED;
    private byte[] words = NOTHING;
    private int unread; // where in them it begins what is not read yet
    private OptionalLong resultBytes = OptionalLong.empty();
    private byte[] result = NOTHING;
    private long resultBytesRead;

    /** @param handler who judges its results */
    public ListenerProtocol(ResultHandler handler) {
        this.handler = handler;
    }

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

    /**
     * Its output.
     *
     * @param bytes nobody changes them any more
     * @param notes receives the consequences
     */
    public void said(byte[] bytes, Consumer<ListenerNote> notes) {
        append(bytes);
        boolean more = true;
        while (more && left() > 0) {
            more = switch (state) {
                case ACKNOWLEDGED -> expectReady(notes);
                case READY -> give(ListenerState.UNKNOWN, notes);
                case BUSY -> resultBytes.isPresent() ? readResult(notes) : readResultLine(notes);
                case UNKNOWN -> {
                    take(left());
                    yield false;
                }
            };
        }
    }

    private void append(byte[] bytes) {
        if (left() == 0) {
            words = bytes;
        } else {
            byte[] more = Arrays.copyOfRange(words, unread, words.length + bytes.length);
            System.arraycopy(bytes, 0, more, left(), bytes.length);
            words = more;
        }
        unread = 0;
    }

    private boolean expectReady(Consumer<ListenerNote> notes) {
        if (left() < READY_TOKEN.length) {
            return false;
        }
        if (Arrays.equals(words, unread, unread + READY_TOKEN.length, READY_TOKEN, 0, READY_TOKEN.length)) {
            take(READY_TOKEN.length);
            return give(ListenerState.READY, notes);
        }
        return give(ListenerState.UNKNOWN, notes);
    }

    private boolean readResultLine(Consumer<ListenerNote> notes) {
        int end = unread;
        while (end < words.length && words[end] != '\n') {
            end++;
        }
        int length = end - unread;
        boolean whole = end < words.length;
        if (!whole && length <= LONGEST_LINE_BYTES) {
            return false;
        }
        byte[] line = Arrays.copyOfRange(words, unread, unread + Math.min(length, LONGEST_LINE_BYTES));
        resultBytes = length > LONGEST_LINE_BYTES ? OptionalLong.empty() : PythonLength.parse(line, RESULT_WORD_BYTES);
        if (resultBytes.isEmpty()) {
            notes.accept(new BadResult(line));
            give(ListenerState.UNKNOWN, notes);
            notes.accept(new GaveBack());
            return true;
        }
        take(length + 1);
        return true;
    }

    /** Keeps only as much of the result as its handler needs. */
    private boolean readResult(Consumer<ListenerNote> notes) {
        long needed = resultBytes.orElseThrow() - resultBytesRead;
        int part = (int) Math.min(needed, left());
        int kept = Math.min(part, handler.longestGood() + 1 - result.length);
        int before = result.length;
        result = Arrays.copyOf(result, before + kept);
        System.arraycopy(words, unread, result, before, kept);
        take(part);
        resultBytesRead += part;
        if (part == needed) {
            Verdict verdict = handler.judge(result);
            resultBytes = OptionalLong.empty();
            result = NOTHING;
            resultBytesRead = 0;
            follow(verdict, notes);
        }
        return true;
    }

    private void follow(Verdict verdict, Consumer<ListenerNote> notes) {
        switch (verdict) {
            case Verdict.Done(byte[] print) -> {
                if (print.length > 0) {
                    notes.accept(new Printed(print));
                }
                notes.accept(new Processed());
                give(ListenerState.ACKNOWLEDGED, notes);
            }
            case Verdict.Refused() -> {
                notes.accept(new Rejected());
                give(ListenerState.ACKNOWLEDGED, notes);
                notes.accept(new GaveBack());
            }
            case Verdict.Failed() -> {
                notes.accept(new Failed());
                give(ListenerState.UNKNOWN, notes);
                notes.accept(new GaveBack());
            }
        }
    }

    private boolean give(ListenerState next, Consumer<ListenerNote> notes) {
        ListenerState before = state;
        state = next;
        notes.accept(new Changed(before, next));
        return true;
    }

    private int left() {
        return words.length - unread;
    }

    /** Discards the bytes that were read. */
    private void take(int bytes) {
        unread += bytes;
        if (left() == 0) {
            words = NOTHING;
            unread = 0;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

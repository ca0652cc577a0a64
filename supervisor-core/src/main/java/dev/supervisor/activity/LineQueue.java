package dev.supervisor.activity;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is to be done to the log, in order, bounded by the size of the lines: what no longer fits is counted. Any thread. */
final class LineQueue {
    /** Enough for a burst of a thousand processes and for some pieces of output; little enough for a small heap. */
    private static final int MOST_CHARACTERS = 1024 * 1024;

    /** What an entry costs beside its text. */
    private static final int CHARACTERS_PER_ENTRY = 64;

    sealed interface Entry {}

    record Line(ILoggingEvent event) implements Entry {}

    /** So many lines that came here did not fit. */
    record Dropped(long lines) implements Entry {}

    record Reopen() implements Entry {}

    record Clear(Consumer<Optional<String>> answer) implements Entry {}

    private List<Entry> entries = new ArrayList<>();
    private int characters;
    private long dropped;
    private boolean closed;

    /** Adds a line; drops it if the writer is too far behind. */
    synchronized void add(ILoggingEvent event) {
        int cost = event.getMessage().length() + CHARACTERS_PER_ENTRY;
        boolean fits = characters == 0 || characters + cost <= MOST_CHARACTERS;
        if (!fits || dropped > 0) {
            dropped++; // also what would fit again, so that the lines before the gap and after it are not mixed up
            return;
        }
        characters += cost;
        append(new Line(event));
    }

    synchronized void add(Reopen reopen) {
        append(reopen);
    }

    /** Whether it will be done: not once the queue is closed. */
    synchronized boolean add(Clear clear) {
        append(clear);
        return !closed;
    }

    private void append(Entry entry) {
        if (!closed) {
            entries.add(entry);
            notifyAll();
        }
    }

    /** Takes nothing more; what is there can still be taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Waits for something to do and hands it over; empty once the queue is closed and used up. */
    synchronized List<Entry> take() throws InterruptedException {
        while (entries.isEmpty() && dropped == 0 && !closed) {
            wait();
        }
        List<Entry> taken = entries;
        if (dropped > 0) {
            taken.add(new Dropped(dropped));
        }
        entries = new ArrayList<>();
        characters = 0;
        dropped = 0;
        return taken;
    }
}

package dev.supervisor.activity;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Work for a log's writer, in order, bounded by the size of the lines: lines that no longer fit are counted. Any
 * thread.
 */
final class LineQueue {
    /** Enough for a burst of a thousand processes and for some pieces of output; little enough for a small heap. */
    private static final int MOST_CHARACTERS = 1024 * 1024;

    /** The memory that an entry takes besides its text. */
    private static final int CHARACTERS_PER_ENTRY = 64;

    sealed interface Entry {}

    record Line(ILoggingEvent event) implements Entry {}

    /** The number of lines that did not fit here. */
    record Dropped(long lines) implements Entry {}

    record Reopen() implements Entry {}

    record Clear(Consumer<Optional<String>> answer) implements Entry {}

    /** A writer that writes nothing for this long while something waits counts as hanging. */
    private static final Duration HANGS_AFTER = Duration.ofSeconds(5);

    private List<Entry> entries = new ArrayList<>();
    private int characters;
    private long dropped;
    private boolean closed;
    private boolean givenUp;

    private List<Entry> inHand = List.of(); // what the writer has taken and is at work at
    private volatile long done; // entries so far
    private long doneBefore; // of these, before those in hand
    private long seen; // of these, when that was looked at last
    private Optional<Instant> lastAdded = Optional.empty();
    private Optional<Instant> quietSince = Optional.empty(); // since that line nothing has been done
    private Optional<Instant> toldSince = Optional.empty();

    /** Adds a line; drops it if the writer is too far behind. */
    synchronized void add(ILoggingEvent event) {
        lastAdded = Optional.of(event.getInstant());
        int cost = event.getMessage().length() + CHARACTERS_PER_ENTRY;
        boolean fits = characters == 0 || characters + cost <= MOST_CHARACTERS;
        if (!fits || dropped > 0) {
            dropped++; // also what would fit again, so that the lines before the gap and after it are not mixed up
            return;
        }
        characters += cost;
        append(new Line(event));
    }

    /**
     * Since when the writer has written nothing although lines were waiting, if that is too long at the last line;
     * reported once for each time.
     */
    synchronized Optional<Instant> hangsSince() {
        if (done != seen || quietSince.isEmpty()) {
            seen = done;
            quietSince = lastAdded;
        }
        if (inHand.isEmpty() || toldSince.isPresent() || lastAdded.isEmpty()) {
            return Optional.empty();
        }
        Duration quiet = Duration.between(quietSince.get(), lastAdded.get());
        toldSince = quietSince.filter(_ -> quiet.compareTo(HANGS_AFTER) >= 0);
        return toldSince;
    }

    /** Since when it had been reported as hanging; it no longer hangs. */
    synchronized Optional<Instant> goesOn() {
        Optional<Instant> since = toldSince;
        toldSince = Optional.empty();
        return since;
    }

    synchronized boolean hangs() {
        return toldSince.isPresent();
    }

    /** The writer has done with another entry. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread counts
    void did() {
        done++;
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

    /** Gives up on the writer; returns how many lines it has not written. */
    synchronized long giveUp() {
        givenUp = true;
        List<Entry> left = new ArrayList<>(inHand.subList((int) (done - doneBefore), inHand.size()));
        left.addAll(entries);
        long lines = dropped + left.stream().filter(Line.class::isInstance).count();
        entries.clear();
        dropped = 0;
        return lines;
    }

    synchronized boolean isGivenUp() {
        return givenUp;
    }

    /** Waits for something to do and hands it over; empty once the queue is closed and used up. */
    synchronized List<Entry> take() throws InterruptedException {
        inHand = List.of();
        doneBefore = done;
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
        inHand = taken;
        doneBefore = done;
        quietSince = taken.stream().anyMatch(Line.class::isInstance) ? lastAdded : Optional.empty();
        return taken;
    }
}

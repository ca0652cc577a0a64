package dev.supervisor.journal.queue;

import dev.supervisor.journal.JournalLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines on their way from those who have them to the one thread that writes them. Nobody waits to put one in: what finds
 * no room is lost, and counted. All threads may use it.
 */
public final class JournalQueue {
    /** The memory that a line takes besides its message, roughly. */
    private static final int BYTES_OF_A_LINE = 100;

    private final long mostBytes;
    private List<JournalLine> waiting = new ArrayList<>();
    private long waitingBytes;
    private long lost;
    private boolean closed;

    /**
     * @param mostBytes memory that lines may take while they wait
     */
    public JournalQueue(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Puts a line in, or counts it as lost. Never waits for the disk. */
    public synchronized void offer(JournalLine line) {
        long bytes = bytes(line);
        if (closed || waitingBytes + bytes > mostBytes) {
            lost++;
            return;
        }
        waiting.add(line);
        waitingBytes += bytes;
        if (waiting.size() == 1) {
            notifyAll();
        }
    }

    /** Takes no more lines; those that wait can still be taken out. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Takes out all lines; waits for one, or for the end. */
    Taken take() throws InterruptedException {
        synchronized (this) {
            while (waiting.isEmpty() && lost == 0 && !closed) {
                wait();
            }
            Taken taken = new Taken(waiting, lost, closed);
            waiting = new ArrayList<>();
            waitingBytes = 0;
            lost = 0;
            return taken;
        }
    }

    private static long bytes(JournalLine line) {
        return BYTES_OF_A_LINE
                + line.message().length
                + line.own().stream()
                        .mapToLong(field -> BYTES_OF_A_LINE + field.value().length)
                        .sum();
    }

    /**
     * The content of the queue at one moment.
     *
     * @param lost lines that found no room since the last time
     * @param isLast whether nothing can follow
     */
    record Taken(List<JournalLine> lines, long lost, boolean isLast) {}
}

package dev.supervisor.journal.queue;

import dev.supervisor.journal.JournalLine;
import dev.supervisor.journal.store.JournalWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Writes what is in a queue, on a thread of its own, until the queue is closed. A disk that hangs holds up it alone. */
public final class JournalRecorder {
    private final JournalQueue queue;
    private final JournalWriter writer;
    private final LongFunction<JournalLine> sentenceOfLoss;

    /**
     * @param sentenceOfLoss makes the line that says how many lines were lost, as soon as one can be written again
     */
    public JournalRecorder(JournalQueue queue, JournalWriter writer, LongFunction<JournalLine> sentenceOfLoss) {
        this.queue = queue;
        this.writer = writer;
        this.sentenceOfLoss = sentenceOfLoss;
    }

    /**
     * Runs until the queue is closed and empty.
     *
     * @return the number of lost lines that nobody has been told of
     */
    public long run() throws InterruptedException {
        long lost = 0;
        boolean more = true;
        while (more) {
            JournalQueue.Taken taken = queue.take();
            lost = write(taken.lines(), lost);
            lost += taken.lost();
            more = !taken.isLast();
        }
        return lost == 0 ? 0 : write(List.of(), lost);
    }

    /** Writes lines behind a sentence about those that were lost before them, and returns how many are lost now. */
    private long write(List<JournalLine> lines, long lostBefore) {
        if (lostBefore == 0) {
            return writer.append(lines);
        }
        List<JournalLine> all = new ArrayList<>();
        all.add(sentenceOfLoss.apply(lostBefore));
        all.addAll(lines);
        int lost = writer.append(all);
        return lost == all.size() ? lostBefore + lines.size() : lost;
    }
}

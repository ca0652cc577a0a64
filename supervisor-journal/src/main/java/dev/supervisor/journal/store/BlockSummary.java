package dev.supervisor.journal.store;

import dev.supervisor.journal.store.SegmentFormat.LineHead;
import java.util.BitSet;

/** The times, priorities and sources of a block, by which readers pass it by. It grows with each line; for one thread. */
final class BlockSummary {
    private final BitSet sources = new BitSet();
    private final long begin;
    private long firstMicros = Long.MAX_VALUE;
    private long lastMicros = Long.MIN_VALUE;
    private int priorities;
    private long firstSequence = Long.MAX_VALUE;
    private long lastSequence;
    private long end;

    /**
     * @param begin the place of its first byte in the segment
     */
    BlockSummary(long begin) {
        this.begin = begin;
        end = begin;
    }

    void add(LineHead line) {
        long sequence = line.sequence();
        firstSequence = Math.min(firstSequence, sequence);
        lastSequence = sequence;
        firstMicros = Math.min(firstMicros, line.stamp().realtimeMicros());
        lastMicros = Math.max(lastMicros, line.stamp().realtimeMicros());
        priorities |= 1 << line.priority();
        sources.set(line.source());
    }

    void endAt(long place) {
        end = place;
    }

    long begin() {
        return begin;
    }

    long end() {
        return end;
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    long firstSequence() {
        return firstSequence;
    }

    long lastSequence() {
        return lastSequence;
    }

    long firstMicros() {
        return firstMicros;
    }

    long lastMicros() {
        return lastMicros;
    }

    int priorities() {
        return priorities;
    }

    BitSet sources() {
        return sources;
    }

    void write(FrameOutput output) {
        output.number(begin).number(end).number(firstSequence).number(lastSequence);
        output.signed(firstMicros).signed(lastMicros).one(priorities).number(sources.cardinality());
        int before = 0;
        for (int source = sources.nextSetBit(0); source >= 0; source = sources.nextSetBit(source + 1)) {
            output.number(source - before);
            before = source;
        }
    }

    static BlockSummary read(FrameInput input) {
        BlockSummary read = new BlockSummary(input.number());
        read.end = input.number();
        read.firstSequence = input.number();
        read.lastSequence = input.number();
        read.firstMicros = input.signed();
        read.lastMicros = input.signed();
        read.priorities = input.one();
        int source = 0;
        for (long left = input.number(); left > 0; left--) {
            source += (int) input.number();
            read.sources.set(source);
        }
        return read;
    }
}

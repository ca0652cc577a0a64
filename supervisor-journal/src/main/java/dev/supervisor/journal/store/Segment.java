package dev.supervisor.journal.store;

import dev.supervisor.journal.JournalRecord;
import dev.supervisor.journal.JournalSource;
import dev.supervisor.journal.query.JournalFilter;
import dev.supervisor.journal.store.SegmentFormat.LineHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A segment as a reader knows it: its blocks and the sources of its lines. For one thread. */
final class Segment {
    private final List<BlockSummary> indexed = new ArrayList<>();
    private final List<BlockSummary> unindexed = new ArrayList<>();
    private final List<JournalSource> sources = new ArrayList<>();
    private final JournalFolder folder;
    private final SegmentName name;
    private String journal = "";
    private long headEnd;
    private long end;
    private long indexEnd;
    private long seen = -1;
    private int sourcesInIndex;
    private boolean damaged;

    Segment(JournalFolder folder, SegmentName name) {
        this.folder = folder;
        this.name = name;
    }

    /** Looks for what has been written since the last time; only the index and lines without index are read. */
    void refresh() throws IOException {
        try (SeekableByteChannel lines = folder.open(name.lines())) {
            if (lines.size() == seen) {
                return;
            }
            byte[] index = indexFrom(indexEnd);
            seen = lines.size();
            if (journal.isEmpty()) {
                readHead(lines);
            }
            readIndex(index);
            scan(lines);
        }
    }

    SegmentName name() {
        return name;
    }

    /** The journal's id; empty if the head of the segment cannot be read. */
    String journal() {
        return journal;
    }

    /** All sources by their number; null where the definition was lost. */
    List<JournalSource> sources() {
        return sources;
    }

    /** The number of sources that the index defines. */
    int sourcesInIndex() {
        return sourcesInIndex;
    }

    /** The blocks that the index does not have, the open one last. */
    List<BlockSummary> unindexed() {
        return unindexed;
    }

    /** The place behind the last whole frame. */
    long end() {
        return end;
    }

    long indexEnd() {
        return indexEnd;
    }

    /** Whether a writer may go on behind its end. */
    boolean isSound() {
        return !damaged && !journal.isEmpty() && !sources.contains(null);
    }

    List<BlockSummary> blocks() {
        List<BlockSummary> blocks = new ArrayList<>(indexed);
        blocks.addAll(unindexed);
        return blocks;
    }

    /** The sources, by their numbers, that may write what the filter wants. */
    BitSet wanted(JournalFilter filter) {
        BitSet wanted = new BitSet();
        for (int number = 0; number < sources.size(); number++) {
            wanted.set(number, sources.get(number) != null && filter.mayHold(sources.get(number)));
        }
        return wanted;
    }

    /** The lines of a block that pass the filter. */
    List<JournalRecord> read(BlockSummary block, JournalFilter filter, BitSet wanted) throws IOException {
        byte[] bytes;
        try (SeekableByteChannel lines = folder.open(name.lines())) {
            bytes = read(lines, block.begin(), block.end());
        }
        List<JournalRecord> found = new ArrayList<>();
        FrameWalk walk = new FrameWalk(bytes, block.begin());
        for (int kind = walk.enter(); kind != 0; kind = walk.enter()) {
            if (kind == SegmentFormat.LINE && walk.base() != null) {
                LineHead head = LineHead.read(walk.content(), walk.base());
                if (wanted.get(head.source()) && filter.mayHold(head.stamp().realtimeMicros(), head.priority())) {
                    var line = head.line(walk.content(), sources.get(head.source()));
                    if (filter.holdsInside(line)) {
                        found.add(new JournalRecord(head.sequence(), line));
                    }
                }
            }
        }
        return found;
    }

    private void readHead(SeekableByteChannel lines) throws IOException {
        FrameWalk walk = new FrameWalk(read(lines, 0, Math.min(seen, 64)), 0);
        if (walk.enter() == SegmentFormat.HEAD) {
            journal = SegmentFormat.head(walk.content());
            headEnd = walk.end();
        }
    }

    private byte[] indexFrom(long place) throws IOException {
        try (SeekableByteChannel index = folder.open(name.index())) {
            return read(index, place, index.size());
        } catch (NoSuchFileException _) {
            return new byte[0];
        }
    }

    private void readIndex(byte[] index) {
        FrameInput input = new FrameInput(index);
        long begin = indexEnd;
        int at = 0;
        while (input.enter(at)) {
            if (input.one() != SegmentFormat.SUMMARY) {
                return;
            }
            BlockSummary block = BlockSummary.read(input);
            if (block.end() > seen) {
                return;
            }
            for (long left = input.number(); left > 0; left--) {
                int number = (int) input.number();
                define(number, new JournalSource(input.fields()));
                sourcesInIndex = number + 1;
            }
            indexed.add(block);
            at = input.end();
            indexEnd = begin + at;
        }
    }

    /** Reads what lies behind the last block of the index. */
    private void scan(SeekableByteChannel lines) throws IOException {
        unindexed.clear();
        damaged = false;
        long from = indexed.isEmpty() ? headEnd : indexed.getLast().end();
        FrameWalk walk = new FrameWalk(read(lines, from, seen), from);
        BlockSummary block = null;
        var base = walk.base();
        for (int kind = walk.enter(); kind != 0; kind = walk.enter()) {
            if (walk.base() != base) {
                base = walk.base();
                block = new BlockSummary(walk.begin());
                unindexed.add(block);
            }
            if (kind == SegmentFormat.SOURCE) {
                define(
                        (int) walk.content().number(),
                        new JournalSource(walk.content().fields()));
            } else if (kind == SegmentFormat.LINE && block != null) {
                block.add(LineHead.read(walk.content(), base));
            }
            if (block != null) {
                block.endAt(walk.end());
            }
        }
        end = walk.end();
        damaged = walk.isDamaged();
        unindexed.removeIf(BlockSummary::isEmpty);
    }

    private void define(int number, JournalSource source) {
        while (sources.size() <= number) {
            sources.add(null);
        }
        sources.set(number, source);
    }

    private static byte[] read(SeekableByteChannel file, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Math.max(0, to - from)));
        file.position(from);
        int got = 0;
        while (bytes.hasRemaining() && got >= 0) {
            got = file.read(bytes);
        }
        return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }
}

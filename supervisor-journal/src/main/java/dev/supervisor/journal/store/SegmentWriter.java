package dev.supervisor.journal.store;

import dev.supervisor.journal.JournalLine;
import dev.supervisor.journal.JournalSource;
import dev.supervisor.journal.store.SegmentFormat.BlockBase;
import dev.supervisor.journal.store.SegmentFormat.LineHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.Map;

/** Appends lines to a segment and summaries of its blocks to its index. After an IOException it is of no more use. */
final class SegmentWriter implements AutoCloseable {
    /** A block ends behind this many bytes; a search for a few lines reads about one block. */
    private static final int BLOCK_BYTES = 1 << 17;

    private final FrameOutput lines = new FrameOutput();
    private final FrameOutput index = new FrameOutput();
    private final FrameOutput definitions = new FrameOutput();
    private final Map<JournalSource, Integer> sources = new HashMap<>();
    private final SeekableByteChannel linesFile;
    private final SeekableByteChannel indexFile;
    private long written;
    private int defined;
    private BlockSummary block;
    private BlockBase base;

    private SegmentWriter(SeekableByteChannel linesFile, SeekableByteChannel indexFile) {
        this.linesFile = linesFile;
        this.indexFile = indexFile;
    }

    /** Begins a segment. */
    static SegmentWriter begin(JournalFolder folder, SegmentName name, String journal) throws IOException {
        SegmentWriter writer = open(folder, name);
        SegmentFormat.head(writer.lines, journal);
        return writer;
    }

    /** Goes on behind the last whole line of a segment; what is torn behind it is cut off. */
    static SegmentWriter resume(JournalFolder folder, Segment segment) throws IOException {
        SegmentWriter writer = open(folder, segment.name());
        try {
            cut(writer.linesFile, segment.end());
            cut(writer.indexFile, segment.indexEnd());
            writer.written = segment.end();
            for (int number = 0; number < segment.sources().size(); number++) {
                JournalSource source = segment.sources().get(number);
                writer.sources.put(source, number);
                if (number >= segment.sourcesInIndex()) {
                    writer.define(number, source);
                }
            }
            segment.unindexed().forEach(writer::summarize);
            writer.flush();
        } catch (IOException e) {
            writer.close();
            throw e;
        }
        return writer;
    }

    private static SegmentWriter open(JournalFolder folder, SegmentName name) throws IOException {
        SeekableByteChannel linesFile = folder.openToAppend(name.lines());
        try {
            return new SegmentWriter(linesFile, folder.openToAppend(name.index()));
        } catch (IOException e) {
            linesFile.close();
            throw e;
        }
    }

    void append(long sequence, JournalLine line) {
        if (block == null) {
            block = new BlockSummary(size());
            base = new BlockBase(sequence, line.stamp());
            SegmentFormat.block(lines, base, block.begin());
        }
        Integer source = sources.get(line.source());
        if (source == null) {
            source = sources.size();
            sources.put(line.source(), source);
            SegmentFormat.source(lines, source, line.source());
            define(source, line.source());
        }
        SegmentFormat.line(lines, base, sequence, source, line);
        block.add(new LineHead(source, sequence, line.stamp(), line.priority()));
        if (size() - block.begin() >= BLOCK_BYTES) {
            endBlock();
        }
    }

    /** Bytes of the segment, those that still wait for {@link #flush} included. */
    long size() {
        return written + lines.size();
    }

    /** Bytes of the lines that {@link #flush} has to write. */
    int waiting() {
        return lines.size();
    }

    /** Hands everything to the system, the index after its lines. */
    void flush() throws IOException {
        written += writeAll(linesFile, lines);
        writeAll(indexFile, index);
    }

    private void endBlock() {
        block.endAt(size());
        summarize(block);
        block = null;
    }

    private void define(int number, JournalSource source) {
        SegmentFormat.definition(definitions, number, source);
        defined++;
    }

    private void summarize(BlockSummary ended) {
        index.begin();
        index.one(SegmentFormat.SUMMARY);
        ended.write(index);
        index.number(defined);
        ByteBuffer content = definitions.content();
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        index.raw(bytes);
        index.end();
        definitions.clear();
        defined = 0;
    }

    private static int writeAll(SeekableByteChannel file, FrameOutput output) throws IOException {
        ByteBuffer content = output.content();
        int size = content.remaining();
        while (content.hasRemaining()) {
            file.write(content);
        }
        output.clear();
        return size;
    }

    private static void cut(SeekableByteChannel file, long size) throws IOException {
        if (file.size() > size) {
            file.truncate(size);
        }
        file.position(size);
    }

    /** Ends the last block, so that readers find it in the index. */
    void finish() throws IOException {
        if (block != null) {
            endBlock();
        }
        flush();
    }

    @Override
    public void close() throws IOException {
        try (linesFile;
                indexFile) {
            lines.clear();
        }
    }
}

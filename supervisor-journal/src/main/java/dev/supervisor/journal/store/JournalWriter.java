package dev.supervisor.journal.store;

import dev.supervisor.journal.JournalLine;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The one writer of a journal. It goes on in the last segment of the run before, if that one is sound. For one thread,
 * which may wait for the disk.
 */
public final class JournalWriter implements AutoCloseable {
    private static final int MOST_WAITING_BYTES = 1 << 20;

    private final JournalFolder folder;
    private final JournalBounds bounds;
    private final String newId;
    private Optional<OpenSegment> open = Optional.empty();
    private String journal = "";
    private long next = 1;

    /**
     * @param newId 32 hexadecimal digits, the id of the journal if there is none yet
     */
    public JournalWriter(JournalFolder folder, JournalBounds bounds, String newId) {
        this.folder = folder;
        this.bounds = bounds;
        this.newId = newId;
    }

    /**
     * Appends lines. When it returns, the system has them: they outlive this program, but not a loss of power.
     *
     * @return the number of lines that were lost because the disk would not take them; each next call tries again
     */
    public int append(List<JournalLine> lines) {
        int safe = 0;
        int added = 0;
        try {
            for (JournalLine line : lines) {
                if (open.isPresent() && open.get().writer.size() >= bounds.segmentBytes()) {
                    close(); // the line begins another segment
                    safe = added;
                }
                SegmentWriter writer = writer(line);
                writer.append(next, line);
                next++;
                added++;
                if (writer.waiting() >= MOST_WAITING_BYTES) {
                    writer.flush();
                    safe = added;
                }
            }
            if (open.isPresent()) {
                open.get().writer.flush();
            }
            return 0;
        } catch (IOException _) {
            abandon();
            return lines.size() - safe;
        }
    }

    /** Waits until all lines are on the disk. */
    public void sync() throws IOException {
        if (open.isPresent()) {
            folder.force(open.get().name.lines());
        }
    }

    /**
     * Removes the oldest segments until the rest keeps these bounds.
     *
     * @param nowMicros microseconds since 1970
     * @return the number of bytes that were freed
     */
    public long vacuum(JournalBounds within, long nowMicros) throws IOException {
        List<SegmentName> segments = SegmentName.among(folder.names());
        long[] sizes = new long[segments.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = size(segments.get(i).lines()) + size(segments.get(i).index());
        }
        long total = LongStream.of(sizes).sum();
        // no difference is less than the smallest number, however early the clock is
        long oldestKept = Math.max(nowMicros, Long.MIN_VALUE + within.oldestMicros()) - within.oldestMicros();
        long freed = 0;
        for (int oldest = 0; oldest < segments.size() - (open.isPresent() ? 1 : 0); oldest++) {
            boolean last = oldest == segments.size() - 1;
            boolean tooMany = segments.size() - oldest > within.mostSegments();
            boolean tooOld = !last && segments.get(oldest + 1).realtimeMicros() < oldestKept;
            boolean tooLarge = total - freed > within.mostBytes() || folder.usableBytes() < within.freeBytes();
            if (!tooMany && !tooOld && !tooLarge) {
                break;
            }
            freed += sizes[oldest];
            folder.delete(segments.get(oldest).index());
            folder.delete(segments.get(oldest).lines());
        }
        return freed;
    }

    /** Ends the last block, so that the next reader and writer have nothing to look for. */
    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            try (SegmentWriter writer = open.get().writer) {
                writer.finish();
            } finally {
                open = Optional.empty();
            }
        }
    }

    private SegmentWriter writer(JournalLine line) throws IOException {
        if (journal.isEmpty()) {
            goOn();
        }
        if (open.isEmpty()) {
            vacuum(bounds, line.stamp().realtimeMicros());
            SegmentName name = new SegmentName(next, line.stamp().realtimeMicros());
            open = Optional.of(new OpenSegment(name, SegmentWriter.begin(folder, name, journal)));
        }
        return open.get().writer;
    }

    /** Finds the id and the last line of the journal, and the segment that can be continued. */
    private void goOn() throws IOException {
        List<SegmentName> segments = SegmentName.among(folder.names());
        String id = newId;
        if (!segments.isEmpty()) {
            Segment last = new Segment(folder, segments.getLast());
            last.refresh();
            id = last.journal().isEmpty() ? newId : last.journal();
            next = last.blocks().stream()
                            .mapToLong(BlockSummary::lastSequence)
                            .max()
                            .orElse(0)
                    + 1;
            next = Math.max(next, last.name().firstSequence() + (last.isSound() ? 0 : 1));
            if (last.isSound()) {
                open = Optional.of(new OpenSegment(last.name(), SegmentWriter.resume(folder, last)));
            }
        }
        journal = id;
    }

    /** Leaves the segment as it is. A number is left out, so that no other segment begins with the same one. */
    private void abandon() {
        next++;
        if (open.isPresent()) {
            try {
                open.get().writer.close();
            } catch (IOException _) {
                // the lines are counted as lost already, and the next segment has a file of its own
            }
            open = Optional.empty();
        }
    }

    private long size(String file) throws IOException {
        try (SeekableByteChannel channel = folder.open(file)) {
            return channel.size();
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    private record OpenSegment(SegmentName name, SegmentWriter writer) {}
}

package dev.supervisor.journal.store;

import dev.supervisor.journal.BootSpan;
import dev.supervisor.journal.JournalRecord;
import dev.supervisor.journal.JournalSource;
import dev.supervisor.journal.JournalStamp;
import dev.supervisor.journal.query.JournalFilter;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads a journal, also while somebody writes it or after a writer was killed. Only the blocks in which something may
 * pass the filter are read. For one thread.
 */
public final class JournalReader {
    private final TreeMap<Long, Segment> segments = new TreeMap<>();
    private final JournalFolder folder;

    public JournalReader(JournalFolder folder) {
        this.folder = folder;
    }

    /**
     * Reads lines in their order, from the one behind a sequence on; 0 is before all. To follow a journal, call it again
     * with the sequence of the last line.
     *
     * @param each returns whether it wants more
     */
    public void forward(JournalFilter filter, long after, Predicate<JournalRecord> each) throws IOException {
        for (Segment segment : look()) {
            Long following = segments.higherKey(segment.name().firstSequence());
            if (following != null && following - 1 <= after || !isThere(segment)) {
                continue;
            }
            BitSet wanted = segment.wanted(filter);
            for (BlockSummary block : segment.blocks()) {
                if (block.lastSequence() > after && mayHold(block, filter, wanted)) {
                    for (JournalRecord found : lines(segment, block, filter, wanted)) {
                        if (found.sequence() > after && !each.test(found)) {
                            return;
                        }
                    }
                }
            }
        }
    }

    /**
     * Reads lines from the one before a sequence back; {@link Long#MAX_VALUE} is behind all.
     *
     * @param each returns whether it wants more
     */
    public void backward(JournalFilter filter, long before, Predicate<JournalRecord> each) throws IOException {
        for (Segment segment : look().reversed()) {
            if (segment.name().firstSequence() >= before || !isThere(segment)) {
                continue;
            }
            BitSet wanted = segment.wanted(filter);
            for (BlockSummary block : segment.blocks().reversed()) {
                if (block.firstSequence() < before && mayHold(block, filter, wanted)) {
                    for (JournalRecord found :
                            lines(segment, block, filter, wanted).reversed()) {
                        if (found.sequence() < before && !each.test(found)) {
                            return;
                        }
                    }
                }
            }
        }
    }

    /** The last lines that pass, in their order. */
    public List<JournalRecord> last(int most, JournalFilter filter) throws IOException {
        List<JournalRecord> last = new ArrayList<>();
        if (most > 0) {
            backward(filter, Long.MAX_VALUE, found -> {
                last.add(found);
                return last.size() < most;
            });
        }
        return last.reversed();
    }

    /** All boots that have lines, in the order of their first ones. */
    public List<BootSpan> boots() throws IOException {
        List<BootSpan> boots = new ArrayList<>();
        for (String id : values(JournalSource.BOOT)) {
            JournalFilter filter = new JournalFilter.Draft().boot(id).filter();
            List<JournalStamp> ends = new ArrayList<>();
            forward(filter, 0, found -> !ends.add(found.line().stamp()));
            backward(filter, Long.MAX_VALUE, found -> !ends.add(found.line().stamp()));
            if (ends.size() == 2) {
                boots.add(new BootSpan(id, ends.getFirst(), ends.getLast()));
            }
        }
        return boots;
    }

    /** All values that a field of sources has, in the order of the first lines; no lines are read for it. */
    public Set<String> values(String field) throws IOException {
        Set<String> values = new LinkedHashSet<>();
        for (Segment segment : look()) {
            if (isThere(segment)) {
                for (JournalSource source : segment.sources()) {
                    Optional.ofNullable(source)
                            .flatMap(known -> known.text(field))
                            .ifPresent(values::add);
                }
            }
        }
        return values;
    }

    /** The id of the journal, 32 hexadecimal digits; empty if there is none. */
    public Optional<String> journal() throws IOException {
        for (Segment segment : look().reversed()) {
            if (isThere(segment) && !segment.journal().isEmpty()) {
                return Optional.of(segment.journal());
            }
        }
        return Optional.empty();
    }

    /** All segments that there are now, without those that were removed. */
    private List<Segment> look() throws IOException {
        List<SegmentName> names = SegmentName.among(folder.names());
        Set<SegmentName> present = Set.copyOf(names);
        segments.values().removeIf(segment -> !present.contains(segment.name()));
        for (SegmentName name : names) {
            segments.computeIfAbsent(name.firstSequence(), _ -> new Segment(folder, name));
        }
        return new ArrayList<>(segments.values());
    }

    private static boolean isThere(Segment segment) throws IOException {
        try {
            segment.refresh();
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private static List<JournalRecord> lines(Segment segment, BlockSummary block, JournalFilter filter, BitSet wanted)
            throws IOException {
        try {
            return segment.read(block, filter, wanted);
        } catch (NoSuchFileException _) {
            return List.of(); // it was removed after we looked
        }
    }

    private static boolean mayHold(BlockSummary block, JournalFilter filter, BitSet wanted) {
        return filter.mayHold(block.firstMicros(), block.lastMicros(), block.priorities())
                && wanted.intersects(block.sources());
    }
}

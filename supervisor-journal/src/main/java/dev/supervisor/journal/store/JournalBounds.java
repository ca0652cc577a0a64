package dev.supervisor.journal.store;

/**
 * How much the journal may keep. The segment that is being written is never removed.
 *
 * @param mostBytes of all segments together
 * @param segmentBytes after which a new segment is begun
 * @param mostSegments one after the other
 * @param freeBytes that have to stay free for others
 * @param oldestMicros age in microseconds after which lines may go
 */
public record JournalBounds(long mostBytes, long segmentBytes, int mostSegments, long freeBytes, long oldestMicros) {
    public JournalBounds {
        if (mostBytes <= 0 || segmentBytes <= 0 || mostSegments <= 0 || freeBytes < 0 || oldestMicros <= 0) {
            throw new IllegalArgumentException("a bound of the journal is too small");
        }
    }
}

package dev.supervisor.journal;

import java.util.List;
import java.util.Optional;

/**
 * A boot that has lines in the journal.
 *
 * @param id 32 hexadecimal digits
 * @param first when its first line was written
 */
public record BootSpan(String id, JournalStamp first, JournalStamp last) {

    /**
     * The boot that {@code -b} means: 0 is the last one, -1 the one before it, 1 the first one.
     *
     * @param boots in the order of their first lines
     */
    public static Optional<BootSpan> at(int offset, List<BootSpan> boots) {
        long place = offset > 0 ? offset - 1L : boots.size() - 1L + offset;
        return place >= 0 && place < boots.size() ? Optional.of(boots.get((int) place)) : Optional.empty();
    }
}

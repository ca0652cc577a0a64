package dev.supervisor.usage;

import dev.supervisor.os.ProcessTable.Entry;
import java.time.Duration;
import java.util.List;

/**
 * The resources that a child and all its descendants use together.
 *
 * @param members the child first, then those below it, in no order
 */
public record TreeUsage(List<Entry> members) {
    public TreeUsage {
        members = List.copyOf(members);
    }

    /** Used by those that live, and by those below them that have ended. */
    public Duration cpu() {
        return members.stream().map(Entry::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** In memory; pages that several of them share are counted for each. */
    public long memoryBytes() {
        return members.stream().mapToLong(Entry::memoryBytes).sum();
    }

    /** Threads. */
    public int tasks() {
        return members.stream().mapToInt(Entry::tasks).sum();
    }
}

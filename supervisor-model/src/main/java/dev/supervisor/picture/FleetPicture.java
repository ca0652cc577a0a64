package dev.supervisor.picture;

import dev.supervisor.api.state.SupervisorStateCode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * All processes at one moment. A process that has not changed is the same object in two successive pictures, and if
 * nothing has changed, so is the whole. Immutable; any thread.
 *
 * @param daemon the daemon's own state
 * @param groups by priority, then in the order in which they were added
 */
public record FleetPicture(SupervisorStateCode daemon, List<GroupPicture> groups) {
    private static final Comparator<ProcessPicture> BY_NAME = Comparator.comparing(
                    (ProcessPicture process) -> process.name().group())
            .thenComparing(process -> process.name().process());

    public FleetPicture {
        groups = List.copyOf(groups);
    }

    /** All processes, by the names of their groups and then their own. */
    public List<ProcessPicture> byName() {
        return byName(_ -> true);
    }

    /** Those of them that are so, in this order. */
    public List<ProcessPicture> byName(Predicate<ProcessPicture> which) {
        return groups.stream()
                .flatMap(group -> group.processes().stream())
                .filter(which)
                .sorted(BY_NAME)
                .toList();
    }
}

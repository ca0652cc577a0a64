package dev.supervisor.supervisor;

import dev.supervisor.plan.Member;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups that there are. Loop thread only. */
final class GroupTable {
    private final Map<String, ProcessGroup> groups = new LinkedHashMap<>();

    void add(ProcessGroup group) {
        groups.put(group.name(), group);
    }

    void remove(ProcessGroup group) {
        groups.remove(group.name());
    }

    Optional<ProcessGroup> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** In the order in which they were added. */
    Collection<ProcessGroup> asAdded() {
        return Collections.unmodifiableCollection(groups.values());
    }

    /** The lowest priority number first; of the same priority in the order in which they were added. */
    List<ProcessGroup> byPriority() {
        return groups.values().stream()
                .sorted(Comparator.comparingInt(ProcessGroup::priority))
                .toList();
    }

    /** All processes by the priority of their groups, then in boot order, as plans see them. */
    List<Member> members() {
        return byPriority().stream()
                .flatMap(group -> group.processes().stream()
                        .map(process -> new Member(
                                process.name(), group.priority(), process.spec().priority())))
                .toList();
    }
}

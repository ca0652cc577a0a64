package dev.supervisor.change;

import dev.supervisor.change.OptionChange.Needs;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The effect that an update would have on a group, and why. Pure.
 *
 * @param group its name
 * @param change to the group as a whole
 * @param reasons options of the group itself that have changed
 * @param processes all of those that there are before or after
 */
public record GroupChange(String group, Change change, List<OptionChange> reasons, List<ProcessChange> processes) {

    /** How it is before and after. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED,
        SAME
    }

    /**
     * The effect on one process.
     *
     * @param reasons options that have changed
     */
    public record ProcessChange(String process, Change change, List<OptionChange> reasons) {
        public ProcessChange {
            reasons = List.copyOf(reasons);
        }

        /** Whether a child that runs has to be ended for it. */
        public boolean needsRestart() {
            return reasons.stream().anyMatch(reason -> !reason.live());
        }
    }

    public GroupChange {
        reasons = List.copyOf(reasons);
        processes = List.copyOf(processes);
    }

    /** Whether it can only be taken over by removing the group and adding it anew: it shares something, or is of another kind. */
    public boolean needsReplacement() {
        return reasons.stream().anyMatch(reason -> !reason.live());
    }

    /**
     * All groups that are not as the configuration has them: removed ones first, then changed ones, then added ones, as they are carried out.
     *
     * @param active what runs, in the order in which it was added
     * @param read the configuration
     */
    public static List<GroupChange> between(List<GroupSpec> active, List<GroupSpec> read) {
        ConfigDiff diff = ConfigDiff.between(active, read);
        List<GroupChange> changes = new ArrayList<>();
        diff.removed().forEach(name -> changes.add(whole(named(active, name), Change.REMOVED)));
        diff.changed().forEach(name -> changes.add(change(named(active, name), named(read, name))));
        diff.added().forEach(name -> changes.add(whole(named(read, name), Change.ADDED)));
        return changes;
    }

    private static GroupSpec named(List<GroupSpec> groups, String name) {
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static GroupChange whole(GroupSpec group, Change change) {
        return new GroupChange(
                group.name(),
                change,
                List.of(),
                group.processes().stream()
                        .map(process -> new ProcessChange(process.name(), change, List.of()))
                        .toList());
    }

    private static GroupChange change(GroupSpec runs, GroupSpec read) {
        Map<String, ProcessSpec> before = byName(runs);
        Map<String, ProcessSpec> after = byName(read);
        List<ProcessChange> processes = new ArrayList<>();
        after.forEach((name, spec) -> {
            Optional<ProcessSpec> was = Optional.ofNullable(before.get(name));
            List<OptionChange> reasons =
                    was.map(old -> ConfigDiff.changes(old, spec)).orElse(List.of());
            Change change = was.isEmpty() ? Change.ADDED : reasons.isEmpty() ? Change.SAME : Change.CHANGED;
            processes.add(new ProcessChange(name, change, reasons));
        });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> processes.add(new ProcessChange(name, Change.REMOVED, List.of())));
        Vocabulary words = read.provenance().words();
        List<OptionChange> reasons = new ArrayList<>();
        if (runs.priority() != read.priority()) {
            reasons.addAll(OptionChange.of(
                    words, words.word(GroupSpec.class, "priority"), runs.priority(), read.priority(), Needs.NOTHING));
        }
        reasons.addAll(ConfigDiff.changes(words, runs.kind(), read.kind()));
        reasons.addAll(members(words, before.keySet(), after.keySet()));
        return new GroupChange(read.name(), Change.CHANGED, reasons, processes);
    }

    /** How many there are, or which ones if that is all that has changed. */
    private static List<OptionChange> members(Vocabulary words, Set<String> before, Set<String> after) {
        if (before.equals(after)) {
            return List.of();
        }
        return before.size() == after.size()
                ? OptionChange.of(words, "processes", before, after, Needs.NOTHING)
                : OptionChange.of(words, "processes", before.size(), after.size(), Needs.NOTHING);
    }

    private static Map<String, ProcessSpec> byName(GroupSpec group) {
        Map<String, ProcessSpec> byName = new LinkedHashMap<>();
        group.processes().forEach(process -> byName.put(process.name(), process));
        return byName;
    }
}

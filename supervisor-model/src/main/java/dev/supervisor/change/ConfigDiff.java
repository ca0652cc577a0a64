package dev.supervisor.change;

import dev.supervisor.change.OptionChange.Needs;
import dev.supervisor.envfile.EnvFiles;
import dev.supervisor.spec.Components;
import dev.supervisor.spec.GroupKind;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ListenerPoolSpec;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.Vocabulary;
import dev.supervisor.user.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a configuration differs from what runs, by names of groups (supervisor/supervisord.py diff_to_active). Pure.
 *
 * @param added in the configuration only, in its order
 * @param changed in both, but not the same, in the configuration's order
 * @param removed running only, in the order in which they were added
 */
public record ConfigDiff(List<String> added, List<String> changed, List<String> removed) {
    /** Where a process was written is no part of what it is. */
    private static final String PROVENANCE = "provenance";

    /** Components, and parts of a spec, that are read again whenever they matter. A child is made with all others. */
    private static final Set<String> LIVE = Set.of("priority", "start", "stop", "restart");

    /** Components, and parts of a spec, that the logs are opened with. */
    private static final Set<String> OF_LOGS = Set.of("redirect_stderr", "stdout", "stderr");

    public ConfigDiff {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /**
     * @param active what runs, in the order in which it was added
     * @param read the configuration
     */
    public static ConfigDiff between(List<GroupSpec> active, List<GroupSpec> read) {
        Map<String, GroupSpec> running = byName(active);
        Map<String, GroupSpec> wanted = byName(read);
        return new ConfigDiff(
                names(read).filter(name -> !running.containsKey(name)).toList(),
                read.stream()
                        .filter(group -> running.containsKey(group.name()))
                        .filter(group -> !isSame(running.get(group.name()), group))
                        .map(GroupSpec::name)
                        .toList(),
                names(active).filter(name -> !wanted.containsKey(name)).toList());
    }

    private static Stream<String> names(List<GroupSpec> groups) {
        return groups.stream().map(GroupSpec::name);
    }

    private static Map<String, GroupSpec> byName(List<GroupSpec> groups) {
        Map<String, GroupSpec> byName = new HashMap<>();
        groups.forEach(group -> byName.put(group.name(), group));
        return byName;
    }

    private static boolean isSame(GroupSpec runs, GroupSpec read) {
        if (!isSame(runs.kind(), read.kind())
                || runs.priority() != read.priority()
                || runs.processes().size() != read.processes().size()) {
            return false;
        }
        for (int i = 0; i < read.processes().size(); i++) {
            if (!isSame(runs.processes().get(i), read.processes().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A shared socket is compared by its address only, as in the original. */
    private static boolean isSame(GroupKind runs, GroupKind read) {
        return switch (read) {
            case SharedSocketSpec socket ->
                runs instanceof SharedSocketSpec running && running.socket().equals(socket.socket());
            case GroupKind.Plain _, ListenerPoolSpec _ -> runs.equals(read);
        };
    }

    private static boolean isSame(ProcessSpec runs, ProcessSpec read) {
        return changedComponents(runs, read).isEmpty();
    }

    /** The options of a process that are not the same. */
    public static List<OptionChange> changes(ProcessSpec runs, ProcessSpec read) {
        Both both = new Both(runs, read);
        return both.changes(read.provenance().words(), changed(both.was(), both.is()), ConfigDiff::needs);
    }

    /** The components of one record in two configurations. */
    private record Both(Class<? extends Record> type, Map<String, Object> was, Map<String, Object> is) {
        Both(Record runs, Record read) {
            this(read.getClass(), Components.of(runs), Components.of(read));
        }

        List<OptionChange> changes(Vocabulary words, List<String> components, Function<String, Needs> needs) {
            return components.stream()
                    .flatMap(component -> OptionChange.of(
                            words,
                            words.word(type, component),
                            was.get(component),
                            is.get(component),
                            needs.apply(component))
                            .stream())
                    .toList();
        }
    }

    /** The components of a process that are not the same, by their paths. */
    static List<String> changedComponents(ProcessSpec runs, ProcessSpec read) {
        return changed(Components.of(runs), Components.of(read));
    }

    private static List<String> changed(Map<String, Object> was, Map<String, Object> is) {
        return is.keySet().stream()
                .filter(component -> !component.equals(PROVENANCE))
                .filter(component -> !isSame(was.get(component), is.get(component)))
                .toList();
    }

    private static Needs needs(String component) {
        String part = component.split("\\.", 2)[0];
        if (LIVE.contains(part)) {
            return Needs.NOTHING;
        }
        return OF_LOGS.contains(part) ? Needs.LOGS : Needs.CHILD;
    }

    /** The options that make a group more than plain, as far as they are not the same. */
    static List<OptionChange> changes(Vocabulary words, GroupKind runs, GroupKind read) {
        if (isSame(runs, read)) {
            return List.of();
        }
        if (runs.getClass() != read.getClass()) {
            return OptionChange.of(
                    words,
                    "kind",
                    runs.getClass().getSimpleName(),
                    read.getClass().getSimpleName(),
                    Needs.CHILD);
        }
        Both both = new Both((Record) runs, (Record) read);
        List<String> changed = both.is().keySet().stream()
                .filter(component -> !both.was().get(component).equals(both.is().get(component)))
                .toList();
        return both.changes(words, changed, _ -> Needs.CHILD);
    }

    /** A log that is AUTO now may be whatever it is already; one that was AUTO is a file of its own, which no other name can be. */
    private static boolean isSame(Object was, Object is) {
        return is instanceof LogTarget.Auto || comparable(was).equals(comparable(is));
    }

    /** As the original has it: users are compared by their numbers, and exit codes in their order. */
    private static Object comparable(Object value) {
        return switch (value) {
            case Account account -> account.uid();
            case Set<?> codes -> List.copyOf(codes);
            case EnvFiles files -> files.files();
            case Optional<?> perhaps -> perhaps.map(ConfigDiff::comparable);
            default -> value;
        };
    }
}
